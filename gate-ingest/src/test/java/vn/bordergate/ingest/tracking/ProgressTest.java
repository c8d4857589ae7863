package vn.bordergate.ingest.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationHeld;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReleased;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.Ruling;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.events.WithdrawalConfirmed;

class ProgressTest {

    private static final DeclarationId ID = new DeclarationId(new UUID(1, 2));
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant DUE = AT.plusSeconds(86_400);
    private static final Actor OFFICER = new Actor(ActorKind.OFFICER, "o-1");
    private static final Ruling RULING = new Ruling("channel", "1", List.of("R-001"));

    @Test
    void aGreenDeclarationIsReceivedThenCleared() {
        assertThat(after(channel(1, CustomsChannel.GREEN)).status()).isEqualTo(Status.RECEIVED);
        assertThat(after(channel(1, CustomsChannel.GREEN), cleared(1)).status())
                .isEqualTo(Status.CLEARED);
    }

    @Test
    void aRedDeclarationShowsWhatIsOpenAndWhatIsDone() {
        Progress progress = after(red(1), checked(1, CheckOutcome.PASSED));
        assertThat(progress.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(progress.checksOpen()).containsExactly(CheckKind.PHYSICAL_INSPECTION);
        assertThat(progress.checksPassed()).containsExactly(CheckKind.DOCUMENT_CHECK);
        assertThat(after(red(1), checked(1, CheckOutcome.FAILED)).checksFailed()).hasSize(1);
    }

    @Test
    void whatIsSaidOfAnEarlierGenerationChangesNothing() {
        Progress second = after(red(2));
        assertThat(second.after(cleared(1))).isEqualTo(second);
        assertThat(after(red(1), checked(1, CheckOutcome.PASSED), red(2)).checksPassed()).isEmpty();
    }

    @Test
    void aDeclinedChangeLeavesTheStatusAndGivesTheReason() {
        Progress progress =
                after(
                        channel(1, CustomsChannel.GREEN),
                        cleared(1),
                        new ChangeDeclined(ID, 2, "TOO_LATE", AT));
        assertThat(progress.status()).isEqualTo(Status.CLEARED);
        assertThat(progress.generation()).isOne();
        assertThat(progress.reasonCode()).isEqualTo("TOO_LATE");
    }

    @Test
    void endsAreNoLongerOpen() {
        Progress refused = after(new DeclarationRefused(ID, 1, "FORGED", null, OFFICER, AT));
        assertThat(refused.status().open()).isFalse();
        assertThat(after(new WithdrawalConfirmed(ID, 1, AT)).status().open()).isFalse();
        assertThat(after(cleared(1), new DeclarationReopened(ID, 1, "AMENDED", AT)).status())
                .isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void theDeclarantSeesWhoHasItAndUntilWhen() {
        Progress progress = after(red(1), required(), answered());

        assertThat(progress.followed().waitingFor())
                .containsExactly(
                        new CheckDue(
                                Authority.PLANT_QUARANTINE, CheckKind.QUARANTINE_CERTIFICATE, DUE));
        assertThat(progress.followed().appointment()).isEqualTo(DUE);
        assertThat(progress.followed().answered())
                .extracting(Followed.Answered::authority)
                .containsExactly(Authority.CUSTOMS);
        assertThat(progress.after(cleared(1)).followed().waitingFor()).isEmpty();
    }

    @Test
    void aRequestForWhatIsMissingShowsUntilItIsAnswered() {
        Progress asked = after(red(1), required(), asked());
        assertThat(asked.status()).isEqualTo(Status.SUPPLEMENT_REQUESTED);
        assertThat(asked.followed().supplement())
                .isNotNull()
                .extracting(Followed.Supplement::items)
                .isEqualTo(List.of("INVOICE"));

        Progress answered = asked.after(moved("SUPPLEMENT_ANSWERED", null));
        assertThat(answered.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(answered.followed().supplement()).isNull();
    }

    @Test
    void twoAuthoritiesAskSideBySideAndEachIsAnswered() {
        Progress both = after(red(1), required(), asked(), askedBy(Authority.PLANT_QUARANTINE, 3));
        assertThat(both.followed().supplements()).extracting(Followed.Supplement::slip).hasSize(2);

        Progress one = both.after(answered("SUPPLEMENT_ANSWERED", 3));
        assertThat(one.status()).isEqualTo(Status.SUPPLEMENT_REQUESTED);
        assertThat(one.followed().supplements())
                .extracting(Followed.Supplement::authority)
                .containsExactly(Authority.CUSTOMS);
        Progress none = one.after(answered("SUPPLEMENT_LAPSED", 2));
        assertThat(none.status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(none.followed().supplement()).isNull();
    }

    private static ClearanceDeclarationEvent askedBy(Authority authority, int slip) {
        return new SupplementRequested(
                ID,
                1,
                slip,
                "0B0C1D2E-" + slip,
                authority,
                List.of("LICENCE"),
                null,
                DUE,
                OFFICER,
                AT);
    }

    private static ClearanceDeclarationEvent answered(String cause, int request) {
        return new DeadlinesChanged(ID, 1, cause, null, DUE, List.of(), null, null, AT, request);
    }

    @Test
    void theArrivalMakesTheChannelFinalAndNothingElse() {
        Progress early = after(red(1), required());
        assertThat(early.provisional()).isTrue();

        Progress there = early.after(new ChannelConfirmed(ID, 1, CustomsChannel.RED, AT));
        assertThat(there.provisional()).isFalse();
        assertThat(there.channel()).isEqualTo(CustomsChannel.RED);
        assertThat(there.status()).isEqualTo(early.status());
        assertThat(there.followed()).isEqualTo(early.followed());
    }

    @Test
    void anApologyBringsANewAppointment() {
        Progress late = after(red(1), required(), moved("LATE", "0B0C1D2E-2"));
        assertThat(late.followed().apologised()).isTrue();
        assertThat(late.followed().slipNo()).isEqualTo("0B0C1D2E-2");
        assertThat(late.followed().appointment()).isEqualTo(DUE.plusSeconds(60));
    }

    @Test
    void clearedGoodsThatAreHeldShowAsHeldUntilTheLastHoldIsGone() {
        Progress held = after(channel(1, CustomsChannel.GREEN), cleared(1), held());
        assertThat(held.status()).isEqualTo(Status.HELD);
        assertThat(held.after(released(true)).status()).isEqualTo(Status.HELD);
        assertThat(held.after(released(false)).status()).isEqualTo(Status.CLEARED);
        assertThat(after(channel(1, CustomsChannel.GREEN), held(), cleared(1)).status())
                .isEqualTo(Status.HELD);
    }

    private static ClearanceDeclarationEvent required() {
        return new ChecksRequired(
                ID,
                1,
                "0B0C1D2E-1",
                DUE,
                List.of(
                        new CheckDue(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, AT),
                        new CheckDue(
                                Authority.PLANT_QUARANTINE, CheckKind.QUARANTINE_CERTIFICATE, DUE)),
                RULING,
                AT);
    }

    private static ClearanceDeclarationEvent answered() {
        return new CheckAnswered(
                ID,
                1,
                Authority.CUSTOMS,
                CheckKind.DOCUMENT_CHECK,
                CheckOutcome.PASSED,
                null,
                null,
                AT,
                OFFICER,
                AT);
    }

    private static ClearanceDeclarationEvent asked() {
        return new SupplementRequested(
                ID,
                1,
                2,
                "0B0C1D2E-2",
                Authority.CUSTOMS,
                List.of("INVOICE"),
                null,
                DUE,
                OFFICER,
                AT);
    }

    private static ClearanceDeclarationEvent moved(String cause, @Nullable String slipNo) {
        Instant due = DUE.plusSeconds(60);
        return new DeadlinesChanged(
                ID,
                1,
                cause,
                slipNo,
                due,
                List.of(new CheckDue(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, due)),
                null,
                null,
                AT,
                null);
    }

    private static ClearanceDeclarationEvent held() {
        return new DeclarationHeld(ID, 1, "OFFICER", "doubt", null, OFFICER, AT);
    }

    private static ClearanceDeclarationEvent released(boolean stillHeld) {
        return new DeclarationReleased(ID, 1, "OFFICER", stillHeld, null, OFFICER, OFFICER, AT);
    }

    private static Progress after(ClearanceDeclarationEvent... events) {
        Progress progress = Progress.none(ID);
        for (ClearanceDeclarationEvent event : events) {
            progress = progress.after(event);
        }
        return progress;
    }

    private static ClearanceDeclarationEvent channel(int generation, CustomsChannel channel) {
        return new ChannelAssigned(ID, generation, channel, false, RULING, List.of(), AT);
    }

    private static ClearanceDeclarationEvent red(int generation) {
        return new ChannelAssigned(
                ID,
                generation,
                CustomsChannel.RED,
                true,
                RULING,
                List.of(CheckKind.DOCUMENT_CHECK, CheckKind.PHYSICAL_INSPECTION),
                AT);
    }

    private static ClearanceDeclarationEvent checked(int generation, CheckOutcome outcome) {
        return new CheckDecided(
                ID, generation, CheckKind.DOCUMENT_CHECK, outcome, OFFICER, null, AT);
    }

    private static ClearanceDeclarationEvent cleared(int generation) {
        return new DeclarationCleared(ID, generation, OFFICER, RULING, AT);
    }
}
