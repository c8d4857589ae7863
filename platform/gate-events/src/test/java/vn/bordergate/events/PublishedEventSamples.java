package vn.bordergate.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One event of every type, filled as richly as its form allows. */
final class PublishedEventSamples {

    private static final DeclarationId ID =
            new DeclarationId(UUID.fromString("0197f3a2-5b1c-7c3e-8d41-6f2a9b0c1d2e"));
    private static final Instant AT = Instant.parse("2026-11-22T09:30:00.123456Z");
    private static final Actor OFFICER = new Actor(ActorKind.OFFICER, "officer-lan");
    private static final Actor TRADER = new Actor(ActorKind.DECLARANT, "haulier-01");
    private static final Ruling RULING = new Ruling("channel", "2026-11", List.of("CH-010"));

    private PublishedEventSamples() {}

    static List<PublishedEvent> all() {
        return Stream.concat(ofDeclarations().stream(), CrossingSamples.all().stream()).toList();
    }

    private static List<PublishedEvent> ofDeclarations() {
        return List.of(
                new DeclarationLodged(ID, 1, durian(), remarks(), AT, TRADER),
                new DeclarationAmended(ID, 2, durian(), List.of(), AT, TRADER),
                new DeclarationWithdrawn(ID, 2, AT, TRADER),
                certificate(),
                new ChannelAssigned(
                        ID,
                        1,
                        CustomsChannel.RED,
                        true,
                        RULING,
                        List.of(CheckKind.DOCUMENT_CHECK, CheckKind.PHYSICAL_INSPECTION),
                        AT),
                new CheckDecided(
                        ID, 1, CheckKind.DOCUMENT_CHECK, CheckOutcome.PASSED, OFFICER, "đủ", AT),
                new DeclarationCleared(ID, 1, OFFICER, RULING, AT),
                new DeclarationReopened(ID, 1, "AMENDED", AT),
                new DeclarationRefused(ID, 1, "INSPECTION_FAILED", "sai hàng", OFFICER, AT),
                new WithdrawalConfirmed(ID, 1, AT),
                new ChangeDeclined(ID, 2, "ALREADY_REFUSED", AT),
                fact(),
                new SupplementAnswered(ID, 1, 2, "đã gửi hóa đơn", AT, TRADER),
                new CustomsChannelAssigned(ID, 1, CustomsChannel.YELLOW, AT),
                new CustomsChannelChanged(ID, 2, CustomsChannel.RED, "SIGNS_OF_VIOLATION", AT),
                new SupervisionHold(ID, 3, "STOPPED", "chờ giám định", AT),
                new SupervisionRelease(ID, 4, "EXAMINED", AT),
                new SupervisionPassed(ID, 5, true, AT),
                new ChecksRequired(ID, 1, "0B0C1D2E-1", AT, due(), RULING, AT),
                new CheckAnswered(
                        ID,
                        1,
                        Authority.PLANT_QUARANTINE,
                        CheckKind.QUARANTINE_CERTIFICATE,
                        CheckOutcome.FAILED,
                        "CERTIFICATE_INVALID",
                        "hết hạn",
                        AT,
                        OFFICER,
                        AT,
                        new GateCode("KIM-THANH"),
                        Direction.EXPORT,
                        CustomsChannel.YELLOW,
                        Instant.parse("2026-11-22T07:15:00Z")),
                new DeadlinesChanged(
                        ID, 1, "LATE", "0B0C1D2E-2", AT, due(), "đông xe", OFFICER, AT, 2),
                new SupplementRequested(
                        ID,
                        1,
                        2,
                        "0B0C1D2E-2",
                        Authority.CUSTOMS,
                        List.of("INVOICE"),
                        "bản gốc",
                        AT,
                        OFFICER,
                        AT),
                new ChannelChanged(
                        ID,
                        1,
                        CustomsChannel.RED,
                        CustomsChannel.YELLOW,
                        true,
                        RULING,
                        "EXAMINED",
                        TRADER,
                        OFFICER,
                        AT),
                new DeclarationHeld(ID, 1, "OFFICER", "SUSPICION", "soi chiếu lại", OFFICER, AT),
                new DeclarationReleased(ID, 1, "OFFICER", false, "EXAMINED", TRADER, OFFICER, AT),
                new DeclarationPassed(ID, 1, true, OFFICER, AT),
                new DeclarationExpired(ID, 1, AT),
                new ChannelConfirmed(ID, 1, CustomsChannel.YELLOW, AT));
    }

    private static List<CheckDue> due() {
        return List.of(
                new CheckDue(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, AT),
                new CheckDue(Authority.PLANT_QUARANTINE, CheckKind.QUARANTINE_CERTIFICATE, AT));
    }

    static TradeFact fact() {
        return new TradeFact(
                ID,
                1,
                Stage.CLEARED,
                1,
                new GateCode("KIM-THANH"),
                Direction.EXPORT,
                TradeType.EXPORT,
                "0810",
                new CountryCode("CN"),
                LocalDate.parse("2026-11-22"),
                new CurrencyCode("CNY"),
                new BigDecimal("350000.50"),
                new BigDecimal("7.1"),
                4929584L,
                1298000000L,
                17400000L,
                1,
                AT,
                CustomsChannel.YELLOW,
                "BAC-DUYEN-HAI",
                7);
    }

    private static DocumentAttached certificate() {
        return new DocumentAttached(
                ID,
                2,
                DocumentId.of("0197f3a2-6c2d-7d4f-9e52-7a3b0c1d2e3f"),
                DocumentKind.CERTIFICATE_OF_ORIGIN,
                "Giấy chứng nhận xuất xứ mẫu E.pdf",
                "application/pdf",
                482113,
                "9f2c0d6c0d1c3b0b8b3f6f4a4c1d0a6e5e4b7a7b0d9c8f7e6d5c4b3a29180706",
                DocumentId.of("0197f3a2-6b1c-7c3e-8d41-6f2a9b0c1d2e"),
                TRADER,
                AT);
    }

    static DeclaredContent durian() {
        return new DeclaredContent(
                new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty Sầu Riêng"),
                "SR-2026-001",
                new CustomsDeclaration("301234567890", LocalDate.parse("2026-11-22")),
                new GateCode("KIM-THANH"),
                Direction.EXPORT,
                TradeType.EXPORT,
                Instant.parse("2026-11-22T11:00:00Z"),
                new CountryCode("CN"),
                List.of(
                        new GoodsItem(
                                1,
                                new HsCode("08106000"),
                                "Sầu riêng tươi",
                                new CountryCode("VN"),
                                new Packages(870, "CT"),
                                new BigDecimal("17400"),
                                new BigDecimal("18200.5"),
                                new Money(new BigDecimal("350000.50"), new CurrencyCode("CNY")))));
    }

    private static List<Remark> remarks() {
        return List.of(new Remark("HS_CODE_NOT_IN_EDITION", "/items/0/hsCode"));
    }
}
