package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.declaration.DeclarationFixture.AT;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_LAN;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_LAN_AS_LEAD;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_MINH;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_PROGRAM;
import static vn.bordergate.clearance.declaration.DeclarationFixture.after;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examined;
import static vn.bordergate.clearance.declaration.DeclarationFixture.from;
import static vn.bordergate.clearance.declaration.DeclarationFixture.hours;
import static vn.bordergate.clearance.declaration.DeclarationFixture.rechecked;
import static vn.bordergate.events.Authority.CUSTOMS;
import static vn.bordergate.events.CheckKind.DOCUMENT_CHECK;
import static vn.bordergate.events.CheckKind.PHYSICAL_INSPECTION;
import static vn.bordergate.events.CheckOutcome.FAILED;
import static vn.bordergate.events.CheckOutcome.PASSED;
import static vn.bordergate.events.CustomsChannel.GREEN;
import static vn.bordergate.events.CustomsChannel.RED;
import static vn.bordergate.events.CustomsChannel.YELLOW;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldLifted;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldOrdered;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/** Promise 7: what two have to release ends in no other way. */
class HeldFilesTest {

    private static final Findings NOTHING = new Findings.Nothing();
    private static final Declaration NONE = new Declaration.NotLodged();
    private static final Declaration YELLOW_WAITS = after(NONE, new Lodge(1, AT), examined(YELLOW));
    private static final Declaration RED_WAITS = after(NONE, new Lodge(1, AT), examined(RED));
    private static final Instant MUCH_LATER = AT.plusSeconds(40 * 86_400);

    @Test
    void whatIsHeldDoesNotExpireAndIsNotLookedAtForIt() {
        Declaration held = held(YELLOW_WAITS);
        Declaration late = after(held, new Overdue(MUCH_LATER), hours());
        assertThat(late).isInstanceOf(Declaration.ChecksOutstanding.class);
        // The apology gave the documents two hours more; the validity is asked for no more.
        Instant next = Deadlines.next(late, Valuation.GATE_ZONE);
        assertThat(next).isAfter(MUCH_LATER).isBefore(MUCH_LATER.plusSeconds(86_400));
    }

    @Test
    void whatIsHeldAndWaitsForNobodyIsNotLookedAtAtAll() {
        Declaration failed = after(held(YELLOW_WAITS), documents(FAILED, 2), NOTHING);
        assertThat(Deadlines.next(failed, Valuation.GATE_ZONE)).isNull();
        from(failed).when(new Overdue(MUCH_LATER), hours()).then();
    }

    @Test
    void whenTheHoldIsOverTheValidityCountsAgain() {
        Declaration released = released(held(YELLOW_WAITS));
        assertThat(Deadlines.next(released, Valuation.GATE_ZONE)).isBefore(MUCH_LATER);
        assertThat(after(released, new Overdue(MUCH_LATER), hours()))
                .isInstanceOf(Declaration.Expired.class);
    }

    @Test
    void oneOfficersRefusalDoesNotEndAHold() {
        Declaration held = held(YELLOW_WAITS);
        from(held)
                .when(new Refuse("PROHIBITED_GOODS", null, CUSTOMS_MINH, 2, AT))
                .thenDeclined(DeclineReason.FILE_HELD, CUSTOMS_MINH.actor());
        assertThat(
                        after(
                                released(held),
                                new Refuse("PROHIBITED_GOODS", null, CUSTOMS_MINH, 4, AT),
                                NOTHING))
                .isInstanceOf(Declaration.Refused.class);
    }

    @Test
    void aCheckThatFailsWhileHeldRefusesTheFileWhenTwoHaveReleasedIt() {
        Declaration failed = after(held(YELLOW_WAITS), documents(FAILED, 2), NOTHING);
        assertThat(failed).isInstanceOf(Declaration.ChecksOutstanding.class);

        Declaration proposed =
                after(failed, new ProposeRelease("seen", CUSTOMS_LAN, 3, AT), NOTHING);
        from(proposed)
                .when(new AnswerProposal(true, CUSTOMS_MINH, 4, AT))
                .then(
                        new DeclarationEvent.HoldReleased(
                                Hold.Origin.OFFICER,
                                "seen",
                                CUSTOMS_LAN.actor(),
                                CUSTOMS_MINH.actor(),
                                AT),
                        new DeclarationEvent.ClearanceRefused(
                                "DOCUMENT_CHECK_FAILED", null, CUSTOMS_MINH.actor(), AT));
    }

    @Test
    void aFileThatFailedACheckIsNotClearedByTheOthersPassing() {
        Declaration failed = after(held(RED_WAITS), documents(FAILED, 2), NOTHING);
        Declaration inspected = after(failed, check(PHYSICAL_INSPECTION, PASSED, 3), NOTHING);
        assertThat(inspected).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(released(inspected)).isInstanceOf(Declaration.Refused.class);
    }

    @Test
    void aFileThatFailedACheckIsNotClearedByALowerChannelEither() {
        Declaration failed = after(held(RED_WAITS), documents(FAILED, 2), NOTHING);
        Declaration proposed =
                after(failed, new ProposeLowering(GREEN, "known", CUSTOMS_LAN, 3, AT), NOTHING);
        assertThat(after(proposed, new AnswerProposal(true, CUSTOMS_MINH, 4, AT), rechecked(GREEN)))
                .isInstanceOf(Declaration.ChecksOutstanding.class);
    }

    @Test
    void ofTwoHoldsTheLastToEndRefusesWhatFailed() {
        Declaration both =
                after(
                        held(YELLOW_WAITS),
                        new HearCustoms(new HoldOrdered(1, "STOP", null), AT),
                        NOTHING);
        Declaration failed = after(both, documents(FAILED, both.version()), NOTHING);
        Declaration one = released(failed);
        assertThat(one).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(after(one, new HearCustoms(new HoldLifted(2, null), AT), NOTHING))
                .isInstanceOf(Declaration.Refused.class);
    }

    @Test
    void onePersonWithTwoAccountsIsNotTwoOfficers() {
        Declaration proposed =
                after(held(YELLOW_WAITS), new ProposeRelease("seen", CUSTOMS_LAN, 2, AT), NOTHING);
        from(proposed)
                .when(new AnswerProposal(true, CUSTOMS_LAN_AS_LEAD, 3, AT))
                .thenDeclined(DeclineReason.SAME_OFFICER, CUSTOMS_LAN_AS_LEAD.actor());
    }

    @Test
    void aProgramSignsNeitherFirstNorSecond() {
        Declaration held = held(YELLOW_WAITS);
        from(held)
                .when(new ProposeRelease("seen", CUSTOMS_PROGRAM, 2, AT))
                .thenDeclined(DeclineReason.PERSON_NEEDED, CUSTOMS_PROGRAM.actor());
        Declaration proposed = after(held, new ProposeRelease("seen", CUSTOMS_LAN, 2, AT), NOTHING);
        from(proposed)
                .when(new AnswerProposal(true, CUSTOMS_PROGRAM, 3, AT))
                .thenDeclined(DeclineReason.PERSON_NEEDED, CUSTOMS_PROGRAM.actor());
        // To disagree leaves everything as strict as it was.
        assertThat(after(proposed, new AnswerProposal(false, CUSTOMS_PROGRAM, 3, AT), NOTHING))
                .isEqualTo(
                        DeclarationHistory.evolve(
                                proposed,
                                new DeclarationEvent.ProposalDropped(CUSTOMS_PROGRAM.actor(), AT)));
    }

    @Test
    void aProposalOfBeforeThatNamesNoPersonIsMadeAnew() {
        Declaration held = held(YELLOW_WAITS);
        Declaration proposed =
                DeclarationHistory.evolve(
                        held,
                        new DeclarationEvent.Proposed(
                                new Proposal(null, "seen", CUSTOMS_LAN.actor(), null), AT));
        from(proposed)
                .when(new AnswerProposal(true, CUSTOMS_MINH, 3, AT))
                .thenDeclined(DeclineReason.PROPOSER_UNKNOWN, CUSTOMS_MINH.actor());
    }

    private static Declaration held(Declaration waits) {
        return after(waits, new PlaceHold("doubt", null, CUSTOMS_LAN, 1, AT), NOTHING);
    }

    private static Declaration released(Declaration held) {
        Declaration proposed =
                after(held, new ProposeRelease("seen", CUSTOMS_LAN, held.version(), AT), NOTHING);
        return after(
                proposed, new AnswerProposal(true, CUSTOMS_MINH, proposed.version(), AT), NOTHING);
    }

    private static DecideCheck documents(CheckOutcome outcome, int version) {
        return check(DOCUMENT_CHECK, outcome, version);
    }

    private static DecideCheck check(CheckKind kind, CheckOutcome outcome, int version) {
        return new DecideCheck(CUSTOMS, kind, outcome, null, null, CUSTOMS_MINH, version, AT);
    }
}
