package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import vn.bordergate.ingest.firm.FirmRules.Asked;
import vn.bordergate.web.FaultsException;

class FirmRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final FirmNumber FARM = firm("0100109106");
    private static final FirmNumber BROKER = firm("0101248141");
    private static final Set<FirmRight> LOOK = Set.of(FirmRight.LOOK);

    private static final FirmPerson BOSS = person("boss");
    private static final FirmPerson CLERK = person("clerk");
    private static final FirmPerson STRANGER = person("stranger");
    private static final FirmPerson OFFICER = new FirmPerson("huy", "huy", "Huy", true);

    private static final Staff NOBODY = new Staff(FARM, null, List.of());
    private static final Staff MANAGED =
            staff(member("boss", FirmRight.MANAGE), member("clerk", FirmRight.DECLARE));

    @Test
    void theFirstOfAFirmIsConfirmedByAnOfficerAndGetsEverything() {
        assertThat(FirmRules.confirm(asked("lan", true), NOBODY, OFFICER, LOOK))
                .isEqualTo(EnumSet.allOf(FirmRight.class));
    }

    @Test
    void nobodyConfirmsTheirOwnRequestUnderWhicheverAccount() {
        Asked own = asked("huy", true);
        refused(403, "FIRM_REQUEST_OWN", () -> FirmRules.confirm(own, NOBODY, OFFICER, LOOK));
        FirmPerson secondAccount = new FirmPerson("huy-admin", "huy", "Huy", true);
        refused(403, "FIRM_REQUEST_OWN", () -> FirmRules.confirm(own, NOBODY, secondAccount, LOOK));
        refused(
                403,
                "FIRM_REQUEST_OWN",
                () -> FirmRules.confirm(asked("lan", true), NOBODY, person("lan"), LOOK));
        FirmPerson manager = new FirmPerson("boss", "lan", "Lan", false);
        refused(
                403,
                "FIRM_REQUEST_OWN",
                () -> FirmRules.confirm(asked("lan", true), MANAGED, manager, LOOK));
    }

    @Test
    void laterOnesAreConfirmedByWhoManagesWithTheRightsThatTheyChoose() {
        Asked lan = asked("lan", true);
        assertThat(FirmRules.confirm(lan, MANAGED, BOSS, LOOK)).isEqualTo(LOOK);
        refused(422, "FIRM_RIGHTS_NONE", () -> FirmRules.confirm(lan, MANAGED, BOSS, Set.of()));
        refused(409, "FIRM_HAS_MANAGER", () -> FirmRules.confirm(lan, MANAGED, OFFICER, LOOK));
        for (FirmPerson other : List.of(CLERK, STRANGER)) {
            refused(
                    404,
                    "FIRM_REQUEST_NOT_FOUND",
                    () -> FirmRules.confirm(lan, MANAGED, other, LOOK));
            refused(404, "FIRM_REQUEST_NOT_FOUND", () -> FirmRules.decline(lan, MANAGED, other));
        }
    }

    @Test
    void aRequestIsAnsweredOnceAndTakenBackOnlyWhileItWaits() {
        FirmRules.decline(asked("lan", true), MANAGED, person("lan"));
        refused(
                409,
                "FIRM_REQUEST_ANSWERED",
                () -> FirmRules.decline(asked("lan", false), MANAGED, person("lan")));
        refused(
                409,
                "FIRM_REQUEST_ANSWERED",
                () -> FirmRules.confirm(asked("lan", false), MANAGED, BOSS, LOOK));
    }

    @Test
    void whoseFirmLostItsManagerIsConfirmedByAnOfficerAgain() {
        Staff left = staff(member("clerk", FirmRight.DECLARE));
        assertThat(FirmRules.confirm(asked("lan", true), left, OFFICER, LOOK))
                .contains(FirmRight.MANAGE);
    }

    @Test
    void anAccountAsksForAFewFirmsAtATimeAndForNoneThatItWorksFor() {
        FirmRules.ask(MANAGED, STRANGER, FirmRules.REQUESTS_MAX - 1);
        refused(
                409,
                "FIRM_REQUESTS_TOO_MANY",
                () -> FirmRules.ask(MANAGED, STRANGER, FirmRules.REQUESTS_MAX));
        refused(409, "FIRM_MEMBER_ALREADY", () -> FirmRules.ask(MANAGED, CLERK, 0));
    }

    @Test
    void onlyWhoManagesGivesRightsAndNeverTheirOwn() {
        assertThat(FirmRules.put(MANAGED, BOSS, "clerk", LOOK)).isEqualTo(LOOK);
        refused(404, "FIRM_NOT_FOUND", () -> FirmRules.put(MANAGED, CLERK, "lan", LOOK));
        refused(404, "FIRM_NOT_FOUND", () -> FirmRules.put(MANAGED, OFFICER, "lan", LOOK));
        refused(403, "FIRM_OWN_RIGHTS", () -> FirmRules.put(MANAGED, BOSS, "boss", LOOK));
        refused(422, "FIRM_RIGHTS_NONE", () -> FirmRules.put(MANAGED, BOSS, "lan", Set.of()));
    }

    @Test
    void aFirmHasNoMorePeopleThanTheMost() {
        List<Staff.Member> many = new ArrayList<>();
        many.add(member("boss", FirmRight.MANAGE));
        for (int i = 2; i < FirmRules.MEMBERS_MAX; i++) {
            many.add(member("m" + i, FirmRight.LOOK));
        }
        many.add(new Staff.Member("gone", "gone", LOOK, AT, AT));
        Staff almost = new Staff(FARM, "Farm", many);
        assertThat(FirmRules.put(almost, BOSS, "lan", LOOK)).isEqualTo(LOOK);
        many.add(member("last", FirmRight.LOOK));
        Staff full = new Staff(FARM, "Farm", many);
        refused(409, "FIRM_MEMBERS_TOO_MANY", () -> FirmRules.put(full, BOSS, "lan", LOOK));
        assertThat(FirmRules.put(full, BOSS, "last", LOOK)).isEqualTo(LOOK);
        refused(
                409,
                "FIRM_MEMBERS_TOO_MANY",
                () -> FirmRules.confirm(asked("lan", true), full, BOSS, LOOK));
    }

    @Test
    void everybodyMayGoButTheLastWhoManagesGoesByAnOfficersWord() {
        FirmRules.end(MANAGED, CLERK, "clerk");
        FirmRules.end(MANAGED, BOSS, "clerk");
        FirmRules.end(MANAGED, OFFICER, "boss");
        refused(409, "FIRM_LAST_MANAGER", () -> FirmRules.end(MANAGED, BOSS, "boss"));
        refused(404, "FIRM_NOT_FOUND", () -> FirmRules.end(MANAGED, CLERK, "boss"));
        refused(404, "FIRM_MEMBER_NOT_FOUND", () -> FirmRules.end(MANAGED, BOSS, "lan"));
        Staff two = staff(member("boss", FirmRight.MANAGE), member("deputy", FirmRight.MANAGE));
        FirmRules.end(two, BOSS, "boss");
        FirmRules.end(two, BOSS, "deputy");
    }

    @Test
    void aBrokerIsAnotherFirmOnDaysToComeAndManagesNothing() {
        FirmRules.grant(MANAGED, BOSS, grant(BROKER, LOOK, TODAY, TODAY), 0, TODAY);
        LocalDate last = TODAY.plusDays(FirmRules.GRANT_DAYS_MAX);
        FirmRules.grant(
                MANAGED, BOSS, grant(BROKER, LOOK, TODAY, last), FirmRules.GRANTS_MAX - 1, TODAY);
        grantRefused("FIRM_GRANT_SELF", grant(FARM, LOOK, TODAY, TODAY));
        grantRefused("FIRM_GRANT_MANAGE", grant(BROKER, Set.of(FirmRight.MANAGE), TODAY, TODAY));
        grantRefused("FIRM_GRANT_PAST", grant(BROKER, LOOK, TODAY.minusDays(1), TODAY));
        grantRefused("FIRM_GRANT_DAYS", grant(BROKER, LOOK, TODAY.plusDays(1), TODAY));
        grantRefused("FIRM_GRANT_DAYS", grant(BROKER, LOOK, TODAY, last.plusDays(1)));
        FirmGrant sound = grant(BROKER, LOOK, TODAY, TODAY);
        refused(
                409,
                "FIRM_GRANTS_TOO_MANY",
                () -> FirmRules.grant(MANAGED, BOSS, sound, FirmRules.GRANTS_MAX, TODAY));
        refused(404, "FIRM_NOT_FOUND", () -> FirmRules.grant(MANAGED, CLERK, sound, 0, TODAY));
    }

    @Test
    void aGrantIsEndedOnceByEitherSide() {
        Staff broker = new Staff(BROKER, "Broker", List.of(member("agent", FirmRight.MANAGE)));
        FirmRules.endGrant(MANAGED, broker, BOSS, true);
        FirmRules.endGrant(MANAGED, broker, person("agent"), true);
        refused(409, "FIRM_GRANT_ENDED", () -> FirmRules.endGrant(MANAGED, broker, BOSS, false));
        refused(
                404,
                "FIRM_GRANT_NOT_FOUND",
                () -> FirmRules.endGrant(MANAGED, broker, CLERK, true));
    }

    private static void grantRefused(String code, FirmGrant grant) {
        refused(422, code, () -> FirmRules.grant(MANAGED, BOSS, grant, 0, TODAY));
    }

    private static void refused(int status, String code, ThrowingCallable act) {
        assertThatExceptionOfType(FaultsException.class)
                .isThrownBy(act)
                .satisfies(
                        e -> {
                            assertThat(e.faults().getFirst().code()).isEqualTo(code);
                            assertThat(e.status()).isEqualTo(status);
                        });
    }

    private static Asked asked(String account, boolean open) {
        return new Asked(7, FARM, "Farm", account, account, account, "declares", open);
    }

    private static FirmGrant grant(
            FirmNumber broker, Set<FirmRight> rights, LocalDate first, LocalDate last) {
        return new FirmGrant(FARM, broker, rights, first, last);
    }

    private static Staff staff(Staff.Member... members) {
        return new Staff(FARM, "Farm", List.of(members));
    }

    private static Staff.Member member(String account, FirmRight right) {
        return new Staff.Member(account, account, Set.of(right), AT, null);
    }

    private static FirmPerson person(String account) {
        return new FirmPerson(account, account, account, false);
    }

    private static FirmNumber firm(String number) {
        return Objects.requireNonNull(FirmNumber.parse(number));
    }
}
