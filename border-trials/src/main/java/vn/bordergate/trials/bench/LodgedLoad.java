package vn.bordergate.trials.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import vn.bordergate.clearance.rate.RateBook;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.HsCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.Money;
import vn.bordergate.events.TradeType;
import vn.bordergate.events.reference.CsvTable;

/**
 * Lodged declarations as gate-ingest tells of them. Green ones are of the goods, origins, prices
 * and masses of the shipped data of real shape that the shipped tables let pass; those with five
 * checks are cattle with the hay for the way: documents, inspection of goods and of animals, and a
 * quarantine certificate for each, by the tables in force and nothing else.
 */
final class LodgedLoad {

    private static final List<String> GATES =
            List.of("KIM-THANH", "BAN-VUOC", "MUONG-KHUONG", "KCS-020", "KCS-030", "KCS-040");
    private static final int DECLARANTS = 50;
    private static final CurrencyCode KRW = new CurrencyCode("KRW");

    private record Goods(
            String gate, String hs, String origin, BigDecimal mass, BigDecimal price) {}

    private final List<Goods> green;
    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final Instant arrival = Instant.now().plus(3, ChronoUnit.HOURS);
    private final LocalDate registeredOn = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    private long made;

    LodgedLoad() {
        green = goods();
    }

    DeclarationLodged green() {
        return lodged(content(green.get(random.nextInt(green.size()))));
    }

    DeclarationLodged fiveChecks() {
        GoodsItem cattle =
                item(1, "010229", "CN", new BigDecimal("5200.5"), new BigDecimal("21500000"));
        GoodsItem hay = item(2, "121490", "CN", new BigDecimal("640"), new BigDecimal("310000.5"));
        String gate = GATES.get(random.nextInt(GATES.size()));
        return lodged(content(gate, List.of(cattle, hay)));
    }

    /** How many rows of the shipped data may be lodged as green. */
    int kindsOfGreenGoods() {
        return green.size();
    }

    private DeclarationLodged lodged(DeclaredContent content) {
        // To the microsecond, as the journal keeps times.
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        long high = (now.toEpochMilli() << 16) | 0x7000L | (random.nextInt() & 0xFFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new DeclarationLodged(
                new DeclarationId(new UUID(high, low)),
                1,
                content,
                List.of(),
                now,
                new Actor(ActorKind.DECLARANT, "local-trader"));
    }

    private DeclaredContent content(Goods goods) {
        return content(
                goods.gate, List.of(item(1, goods.hs, goods.origin, goods.mass, goods.price)));
    }

    private DeclaredContent content(String gate, List<GoodsItem> items) {
        long number = made++;
        // Each declarant counts their own, so new references are no neighbours in an index.
        String declarant = "BENCH%02d".formatted(number % DECLARANTS);
        return new DeclaredContent(
                new Declarant(IdentityScheme.FOREIGN_ID, declarant, "Bench " + declarant),
                declarant + "-" + number / DECLARANTS,
                new CustomsDeclaration("C" + number, registeredOn),
                new GateCode(gate),
                Direction.IMPORT,
                TradeType.IMPORT,
                arrival,
                null,
                items);
    }

    private static GoodsItem item(
            int number, String hs, String origin, BigDecimal mass, BigDecimal price) {
        return new GoodsItem(
                number,
                new HsCode(hs),
                "Goods of heading " + hs.substring(0, 4),
                new CountryCode(origin),
                null,
                mass,
                null,
                new Money(price, KRW));
    }

    private List<Goods> goods() {
        Rulebook rules = Rulebook.shipped();
        var valuation = new Valuation(rates());
        List<Goods> found = new ArrayList<>();
        for (CsvTable.Row row :
                CsvTable.shipped("/demo/declarations-2020/declarations-2020.csv").rows()) {
            var mass = new BigDecimal(row.get("Net Mass"));
            if (mass.signum() > 0 && !row.get("Country of Origin").equals("ZZ")) {
                var one =
                        new Goods(
                                "KCS-%03d".formatted(Integer.parseInt(row.get("Office ID"))),
                                row.get("HS6 Code"),
                                row.get("Country of Origin"),
                                mass,
                                new BigDecimal(row.get("Item Price"))
                                        .setScale(2, RoundingMode.FLOOR));
                if (isGreen(rules, valuation, content(one))) {
                    found.add(one);
                }
            }
        }
        requireFiveChecks(rules, valuation);
        return List.copyOf(found);
    }

    /** Whether nobody need look at it: other authorities check some goods in any channel. */
    private static boolean isGreen(Rulebook rules, Valuation valuation, DeclaredContent content) {
        var channel = rules.channel(content, List.of(), valuation, Instant.now()).channel();
        return channel == CustomsChannel.GREEN
                && rules.checks(content, List.of(), channel).checks().isEmpty();
    }

    private void requireFiveChecks(Rulebook rules, Valuation valuation) {
        DeclaredContent content = fiveChecks().content();
        var channel = rules.channel(content, List.of(), valuation, Instant.now()).channel();
        int checks = rules.checks(content, List.of(), channel).checks().size();
        if (checks != 5) {
            throw new IllegalStateException("cattle with hay needs " + checks + " checks, not 5");
        }
    }

    private static RateBook rates() {
        return new RateBook(
                CsvTable.shipped("/rates/usd-rates.csv").rows().stream()
                        .map(
                                row ->
                                        new RateBook.Rate(
                                                new CurrencyCode(row.get("currency")),
                                                LocalDate.parse(row.get("effective_from")),
                                                new BigDecimal(row.get("units_per_usd"))))
                        .toList());
    }
}
