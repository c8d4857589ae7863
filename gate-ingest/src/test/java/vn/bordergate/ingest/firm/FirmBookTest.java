package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.IdentityScheme;

class FirmBookTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final FirmNumber FARM = firm("0100109106");
    private static final FirmNumber BROKER = firm("0101248141");
    private static final FirmNumber THIRD = firm("0100504561");

    @Test
    void whomNobodyVouchesForMayNothing() {
        FirmRights none = FirmBook.EMPTY.rights("lan", List.of(), TODAY);
        assertThat(none.held()).isEmpty();
        assertThat(none.mayDeclareFor(FARM) || none.mayLookAt(FARM)).isFalse();
    }

    @Test
    void aClaimGivesTheWorkOfEveryDayAndNotWhoManages() {
        FirmRights lan = FirmBook.EMPTY.rights("lan", List.of("0100109106"), TODAY);
        assertThat(lan.mayDeclareFor(FARM) && lan.mayLookAt(FARM)).isTrue();
        assertThat(lan.maySeePricesOf(FARM)).isTrue();
        assertThat(lan.mayManage(FARM)).isFalse();
        assertThat(lan.mayLookAt(BROKER)).isFalse();
    }

    @Test
    void theRegisterOutweighsTheClaimAlsoForWhomItSentAway() {
        FirmBook book =
                new FirmBook(
                        Map.of("lan", Map.of(FARM, Set.of(), BROKER, Set.of(FirmRight.LOOK))),
                        Map.of());
        FirmRights lan = book.rights("lan", List.of("0100109106", "0101248141"), TODAY);
        assertThat(lan.mayLookAt(FARM)).isFalse();
        assertThat(lan.mayLookAt(BROKER)).isTrue();
        assertThat(lan.mayDeclareFor(BROKER) || lan.maySeePricesOf(BROKER)).isFalse();
    }

    @Test
    void whoMayDeclareMayLookAndWhoOnlySeesPricesSeesNone() {
        FirmRights lan = rights(FirmRight.DECLARE);
        assertThat(lan.mayLookAt(FARM)).isTrue();
        assertThat(lan.maySeePricesOf(FARM)).isFalse();
        FirmRights minh = rights(FirmRight.PRICES);
        assertThat(minh.mayLookAt(FARM) || minh.maySeePricesOf(FARM)).isFalse();
        assertThat(rights(FirmRight.MANAGE).mayLookAt(FARM)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, 2026-11-21, false",
        "2026-11-21, 2026-11-22, true",
        "2026-11-22, 2026-11-22, true",
        "2026-11-23, 2026-11-30, false"
    })
    void aGrantHoldsFromItsFirstDayToItsLast(LocalDate first, LocalDate last, boolean holds) {
        FirmBook book = granted(new FirmGrant(FARM, BROKER, all(), first, last));
        FirmRights clerk = book.rights("clerk", List.of("0101248141"), TODAY);
        assertThat(clerk.mayDeclareFor(FARM)).isEqualTo(holds);
        assertThat(clerk.mayDeclareFor(BROKER)).isTrue();
    }

    @Test
    void aGrantGivesNoMoreThanTheFirmGrantedNorThanTheBrokersPersonHas() {
        FirmGrant looking =
                new FirmGrant(FARM, BROKER, Set.of(FirmRight.LOOK, FirmRight.PRICES), TODAY, TODAY);
        FirmRights declaring = granted(looking).rights("clerk", List.of("0101248141"), TODAY);
        assertThat(declaring.mayLookAt(FARM) && declaring.maySeePricesOf(FARM)).isTrue();
        assertThat(declaring.mayDeclareFor(FARM)).isFalse();
        FirmBook book =
                new FirmBook(
                        Map.of("clerk", Map.of(BROKER, Set.of(FirmRight.LOOK))),
                        Map.of(BROKER, List.of(new FirmGrant(FARM, BROKER, all(), TODAY, TODAY))));
        FirmRights onlyLooking = book.rights("clerk", List.of(), TODAY);
        assertThat(onlyLooking.mayLookAt(FARM)).isTrue();
        assertThat(onlyLooking.mayDeclareFor(FARM) || onlyLooking.maySeePricesOf(FARM)).isFalse();
    }

    @Test
    void aBrokerManagesNothingOfItsClientsAndPassesNothingOn() {
        FirmBook book =
                new FirmBook(
                        Map.of("boss", Map.of(BROKER, EnumSet.allOf(FirmRight.class))),
                        Map.of(
                                BROKER,
                                List.of(new FirmGrant(FARM, BROKER, all(), TODAY, TODAY)),
                                FARM,
                                List.of(new FirmGrant(THIRD, FARM, all(), TODAY, TODAY))));
        FirmRights boss = book.rights("boss", List.of(), TODAY);
        assertThat(boss.mayManage(BROKER)).isTrue();
        assertThat(boss.mayManage(FARM)).isFalse();
        assertThat(boss.mayDeclareFor(FARM)).isTrue();
        assertThat(boss.mayLookAt(THIRD)).isFalse();
    }

    @Test
    void theSameDigitsInAnotherRegisterAreSomebodyElse() {
        FirmRights lan = FirmBook.EMPTY.rights("lan", List.of("FOREIGN_ID:0100109106"), TODAY);
        assertThat(lan.mayDeclareFor(FARM)).isFalse();
        assertThat(lan.declarable())
                .containsExactly(new FirmNumber(IdentityScheme.FOREIGN_ID, "0100109106"));
    }

    @Test
    void whomTheRegisterSentAwayIsToldNothingMoreUnlessABrokersGrantBringsThemBack() {
        Map<FirmNumber, Set<FirmRight>> left =
                Map.of(FARM, Set.of(), BROKER, Set.of(FirmRight.LOOK));
        FirmBook book = new FirmBook(Map.of("lan", left), Map.of());
        assertThat(book.shutsOut("lan", FARM, TODAY)).isTrue();
        assertThat(book.shutsOut("lan", BROKER, TODAY)).isFalse();
        // Of a broker's people the register says for whom they act; of others it knows nothing.
        assertThat(book.shutsOut("lan", THIRD, TODAY)).isTrue();
        assertThat(book.shutsOut("minh", FARM, TODAY)).isFalse();
        FirmGrant grant = new FirmGrant(FARM, BROKER, all(), TODAY, TODAY);
        FirmBook granted = new FirmBook(Map.of("lan", left), Map.of(BROKER, List.of(grant)));
        assertThat(granted.shutsOut("lan", FARM, TODAY)).isFalse();
        assertThat(granted.shutsOut("lan", FARM, TODAY.plusDays(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "0100109106, VN_TAX_CODE, 0100109106",
        "0100109106-001, VN_TAX_CODE, 0100109106-001",
        "012345678901, VN_CITIZEN_ID, 012345678901",
        "FOREIGN_ID:CN-4481, FOREIGN_ID, CN-4481",
        "VN_TAX_CODE:0100109106, VN_TAX_CODE, 0100109106"
    })
    void aNumberIsReadAsAClaimWritesIt(String word, IdentityScheme scheme, String number) {
        FirmNumber read = Objects.requireNonNull(FirmNumber.parse(word));
        assertThat(read).isEqualTo(new FirmNumber(scheme, number));
        assertThat(FirmNumber.parse(read.toString())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "0100109107", "CN-4481", "FOREIGN_ID:", "NONE:123456", ":"})
    void whatIsNoNumberNamesNobody(String word) {
        assertThat(FirmNumber.parse(word)).isNull();
        assertThat(FirmBook.EMPTY.rights("lan", List.of(word), TODAY).held()).isEmpty();
    }

    private static FirmRights rights(FirmRight only) {
        return new FirmBook(Map.of("lan", Map.of(FARM, Set.of(only))), Map.of())
                .rights("lan", List.of(), TODAY);
    }

    private static FirmBook granted(FirmGrant grant) {
        return new FirmBook(Map.of(), Map.of(grant.broker(), List.of(grant)));
    }

    private static Set<FirmRight> all() {
        return EnumSet.allOf(FirmRight.class);
    }

    private static FirmNumber firm(String number) {
        return Objects.requireNonNull(FirmNumber.parse(number));
    }
}
