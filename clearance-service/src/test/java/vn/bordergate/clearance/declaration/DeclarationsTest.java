package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.bordergate.clearance.declaration.DeclarationFixture.AT;
import static vn.bordergate.clearance.declaration.DeclarationFixture.GOODS;
import static vn.bordergate.clearance.declaration.DeclarationFixture.HOURS;
import static vn.bordergate.clearance.declaration.DeclarationFixture.LAN;
import static vn.bordergate.clearance.declaration.DeclarationFixture.MINH;
import static vn.bordergate.clearance.declaration.DeclarationFixture.TABLE;
import static vn.bordergate.clearance.declaration.DeclarationFixture.checks;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examined;
import static vn.bordergate.clearance.declaration.DeclarationFixture.given;
import static vn.bordergate.clearance.declaration.DeclarationFixture.ruled;
import static vn.bordergate.events.Authority.CUSTOMS;
import static vn.bordergate.events.CheckKind.DOCUMENT_CHECK;
import static vn.bordergate.events.CheckKind.PHYSICAL_INSPECTION;
import static vn.bordergate.events.CheckOutcome.FAILED;
import static vn.bordergate.events.CheckOutcome.PASSED;
import static vn.bordergate.events.CustomsChannel.GREEN;
import static vn.bordergate.events.CustomsChannel.RED;
import static vn.bordergate.events.CustomsChannel.YELLOW;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.declaration.DeclarationEvent.Amended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChangeDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.WithdrawalAccepted;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;

class DeclarationsTest {

    private static final Lodged GREEN_LODGED = lodged(GREEN);
    private static final Lodged YELLOW_LODGED = lodged(YELLOW);
    private static final Lodged RED_LODGED = lodged(RED);
    private static final ClearanceGranted CLEARED_BY_RULE =
            new ClearanceGranted(TABLE, ruled(GREEN).ruling(), AT);

    @Test
    void aGreenDeclarationClearsByItself() {
        Declaration after =
                given().when(new Lodge(1, AT), examined(GREEN)).then(GREEN_LODGED, CLEARED_BY_RULE);

        assertThat(after).isInstanceOf(Declaration.Cleared.class);
    }

    @Test
    void aYellowDeclarationWaitsForItsDocumentsAndClearsWithThem() {
        Declaration waiting = given().when(new Lodge(1, AT), examined(YELLOW)).then(YELLOW_LODGED);
        assertThat(waiting).isInstanceOf(Declaration.ChecksOutstanding.class);

        given(YELLOW_LODGED)
                .when(check(DOCUMENT_CHECK, PASSED, LAN, 1))
                .then(
                        answered(DOCUMENT_CHECK, PASSED, LAN, 1),
                        new ClearanceGranted(LAN, ruled(YELLOW).ruling(), AT));
    }

    @Test
    void aRedDeclarationClearsOnlyWithBothChecksInAnyOrder() {
        given(RED_LODGED)
                .when(check(PHYSICAL_INSPECTION, PASSED, MINH, 1))
                .then(answered(PHYSICAL_INSPECTION, PASSED, MINH, 1));
        given(RED_LODGED, answered(PHYSICAL_INSPECTION, PASSED, MINH, 1))
                .when(check(DOCUMENT_CHECK, PASSED, LAN, 2))
                .then(
                        answered(DOCUMENT_CHECK, PASSED, LAN, 2),
                        new ClearanceGranted(LAN, ruled(RED).ruling(), AT));
    }

    @Test
    void aFailedInspectionRefusesTheWholeDeclaration() {
        given(RED_LODGED)
                .when(check(PHYSICAL_INSPECTION, FAILED, MINH, 1))
                .then(
                        answered(PHYSICAL_INSPECTION, FAILED, MINH, 1),
                        new ClearanceRefused("PHYSICAL_INSPECTION_FAILED", null, MINH, AT));
    }

    @Test
    void anAmendmentAfterClearanceReopensAndIsRuledAnew() {
        given(GREEN_LODGED, CLEARED_BY_RULE)
                .when(new Amend(2, AT), examined(YELLOW))
                .then(
                        new Reopened(
                                1,
                                "AMENDED_AFTER_CLEARANCE",
                                null,
                                List.of(),
                                LocalDate.parse("2026-11-20"),
                                AT),
                        amended(YELLOW));
    }

    @Test
    void anAmendmentForgetsTheChecksOfTheGenerationBefore() {
        Declaration after =
                given(RED_LODGED, answered(PHYSICAL_INSPECTION, PASSED, MINH, 1))
                        .when(new Amend(2, AT), examined(RED))
                        .then(amended(RED));

        assertThat(after)
                .isInstanceOfSatisfying(
                        Declaration.ChecksOutstanding.class,
                        s -> {
                            assertThat(s.done()).isEmpty();
                            assertThat(s.open()).hasSize(2);
                        });
    }

    @Test
    void anAmendmentAfterRefusalIsDeclinedOnce() {
        var refused = new ClearanceRefused("DOCUMENT_CHECK_FAILED", null, LAN, AT);
        var declined = new ChangeDeclined(LateChange.AMENDMENT, 2, "AMENDED_AFTER_REFUSAL", AT);
        given(YELLOW_LODGED, refused).when(new Amend(2, AT)).then(declined);
        given(YELLOW_LODGED, refused, declined).when(new Amend(2, AT)).then();
    }

    @Test
    void aWithdrawalHoldsAlsoAfterClearance() {
        given(GREEN_LODGED, CLEARED_BY_RULE)
                .when(new Withdraw(1, AT))
                .then(new WithdrawalAccepted(AT));
        given(GREEN_LODGED, CLEARED_BY_RULE, new WithdrawalAccepted(AT))
                .when(new Withdraw(1, AT))
                .then();
    }

    @Test
    void theSameGenerationLodgedTwiceChangesNothing() {
        given(YELLOW_LODGED).when(new Lodge(1, AT), examined(YELLOW)).then();
        given(YELLOW_LODGED).when(new Amend(1, AT), examined(YELLOW)).then();
    }

    @Test
    void theSameDecisionSentTwiceChangesNothing() {
        given(RED_LODGED, answered(DOCUMENT_CHECK, PASSED, LAN, 1))
                .when(check(DOCUMENT_CHECK, PASSED, LAN, 1))
                .then();
    }

    @Test
    void ofTwoOfficersTheSecondIsToldThatTheFileHasChanged() {
        given(RED_LODGED, answered(DOCUMENT_CHECK, PASSED, LAN, 1))
                .when(check(DOCUMENT_CHECK, FAILED, MINH, 1))
                .thenDeclined(DeclineReason.STALE_VERSION, MINH);
        given(RED_LODGED, answered(DOCUMENT_CHECK, PASSED, LAN, 1))
                .when(check(DOCUMENT_CHECK, FAILED, MINH, 2))
                .thenDeclined(DeclineReason.CHECK_ALREADY_DECIDED, MINH);
    }

    @Test
    void aCheckThatTheChannelDoesNotAskForIsNotTaken() {
        given(YELLOW_LODGED)
                .when(check(PHYSICAL_INSPECTION, PASSED, LAN, 1))
                .thenDeclined(DeclineReason.CHECK_NOT_REQUIRED, LAN);
    }

    @Test
    void aDecisionOnAClosedFileIsNotTaken() {
        given(GREEN_LODGED, CLEARED_BY_RULE)
                .when(check(DOCUMENT_CHECK, PASSED, LAN, 2))
                .thenDeclined(DeclineReason.FILE_CLEARED, LAN);
        given(GREEN_LODGED, CLEARED_BY_RULE, new WithdrawalAccepted(AT))
                .when(check(DOCUMENT_CHECK, PASSED, LAN, 3))
                .thenDeclined(DeclineReason.FILE_WITHDRAWN, LAN);
    }

    @Test
    void whatWasNeverLodgedCannotBeChanged() {
        assertThatThrownBy(() -> given().when(new Withdraw(1, AT)))
                .isInstanceOfSatisfying(
                        ImpossibleHistory.class,
                        e -> assertThat(e.kind()).isEqualTo(ImpossibleHistory.Kind.NEVER_LODGED));
    }

    private static Lodged lodged(CustomsChannel channel) {
        return new Lodged(
                1,
                GOODS,
                ruled(channel),
                OpenCheck.of(checks(channel).checks(), HOURS, AT),
                checks(channel),
                null,
                false,
                AT);
    }

    private static Amended amended(CustomsChannel channel) {
        return new Amended(
                2,
                GOODS,
                ruled(channel),
                OpenCheck.of(checks(channel).checks(), HOURS, AT),
                checks(channel),
                null,
                AT);
    }

    private static DecideCheck check(CheckKind check, CheckOutcome outcome, Actor by, int version) {
        var officer = new Officer(by, by.id(), Set.of(CUSTOMS));
        return new DecideCheck(CUSTOMS, check, outcome, null, null, officer, version, AT);
    }

    private static CheckAnswered answered(
            CheckKind check, CheckOutcome outcome, Actor by, int version) {
        return new CheckAnswered(CUSTOMS, check, outcome, null, null, by, version, AT);
    }
}
