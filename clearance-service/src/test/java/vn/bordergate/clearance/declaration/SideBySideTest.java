package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.bordergate.clearance.declaration.DeclarationFixture.AT;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_LAN;
import static vn.bordergate.clearance.declaration.DeclarationFixture.CUSTOMS_MINH;
import static vn.bordergate.clearance.declaration.DeclarationFixture.GOODS;
import static vn.bordergate.clearance.declaration.DeclarationFixture.HOURS;
import static vn.bordergate.clearance.declaration.DeclarationFixture.PLANTS_NGA;
import static vn.bordergate.clearance.declaration.DeclarationFixture.after;
import static vn.bordergate.clearance.declaration.DeclarationFixture.awaitingCustoms;
import static vn.bordergate.clearance.declaration.DeclarationFixture.checks;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examined;
import static vn.bordergate.clearance.declaration.DeclarationFixture.examinedPlants;
import static vn.bordergate.clearance.declaration.DeclarationFixture.from;
import static vn.bordergate.clearance.declaration.DeclarationFixture.hours;
import static vn.bordergate.clearance.declaration.DeclarationFixture.rechecked;
import static vn.bordergate.clearance.declaration.DeclarationFixture.ruled;
import static vn.bordergate.events.Authority.CUSTOMS;
import static vn.bordergate.events.Authority.PLANT_QUARANTINE;
import static vn.bordergate.events.CheckKind.DOCUMENT_CHECK;
import static vn.bordergate.events.CheckKind.PHYSICAL_INSPECTION;
import static vn.bordergate.events.CheckKind.QUARANTINE_CERTIFICATE;
import static vn.bordergate.events.CheckOutcome.PASSED;
import static vn.bordergate.events.CustomsChannel.GREEN;
import static vn.bordergate.events.CustomsChannel.RED;
import static vn.bordergate.events.CustomsChannel.YELLOW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.declaration.CustomsNotice.ChannelNamed;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldLifted;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldOrdered;
import vn.bordergate.clearance.declaration.CustomsNotice.PassageConfirmed;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.GateCode;

/** Every authority on one file. Lodged on a Friday at 8; the gate is open from 7 to 19. */
class SideBySideTest {

    private static final Findings NOTHING = new Findings.Nothing();
    private static final Declaration NONE = new Declaration.NotLodged();
    private static final Declaration GREEN_CLEARED = after(NONE, lodge(), examined(GREEN));
    private static final Declaration YELLOW_WAITS = after(NONE, lodge(), examined(YELLOW));
    private static final Declaration RED_WAITS = after(NONE, lodge(), examined(RED));
    private static final Declaration PLANTS_WAIT = after(NONE, lodge(), examinedPlants());

    @Test
    void aLorryOfDurianWaitsForPlantQuarantine() {
        Declaration documents = after(PLANTS_WAIT, documents(CUSTOMS_LAN, 1), NOTHING);
        assertThat(documents).isInstanceOf(Declaration.ChecksOutstanding.class);

        var certificate =
                new DecideCheck(
                        PLANT_QUARANTINE,
                        QUARANTINE_CERTIFICATE,
                        PASSED,
                        null,
                        null,
                        PLANTS_NGA,
                        2,
                        AT);
        assertThat(after(documents, certificate, NOTHING)).isInstanceOf(Declaration.Cleared.class);
    }

    @Test
    void nobodyDecidesTheCheckOfAnotherAuthority() {
        from(PLANTS_WAIT)
                .when(documents(PLANTS_NGA, 1))
                .thenDeclined(DeclineReason.CHECK_OF_OTHER_AUTHORITY, PLANTS_NGA.actor());
        from(PLANTS_WAIT)
                .when(new RaiseChannel(RED, "doubt", PLANTS_NGA, 1, AT), rechecked(RED))
                .thenDeclined(DeclineReason.CUSTOMS_ONLY, PLANTS_NGA.actor());
    }

    @Test
    void everyCheckIsDueWithinItsLegalLimit() {
        assertThat(open(PLANTS_WAIT))
                .extracting(OpenCheck::dueAt)
                .containsExactly(at("2026-11-20T10:00"), at("2026-11-22T19:00"));
        assertThat(OpenCheck.appointment(open(PLANTS_WAIT))).isEqualTo(at("2026-11-22T19:00"));
    }

    @Test
    void anInspectionIsGivenMoreTimeOnce() {
        var more = new ExtendCheck(CUSTOMS, PHYSICAL_INSPECTION, "many", CUSTOMS_LAN, 1, AT);
        Declaration extended = after(RED_WAITS, more, hours());
        assertThat(open(extended).getLast().dueAt()).isEqualTo(at("2026-11-22T19:00"));

        from(extended)
                .when(
                        new ExtendCheck(CUSTOMS, PHYSICAL_INSPECTION, "more", CUSTOMS_LAN, 2, AT),
                        hours())
                .thenDeclined(DeclineReason.CHECK_ALREADY_EXTENDED, CUSTOMS_LAN.actor());
    }

    @Test
    void theClocksStandStillWhileTheDeclarantAnswers() {
        Declaration asked = after(YELLOW_WAITS, supplement(1, at("2026-11-20T09:00")), hours());
        assertThat(from(asked).when(new Overdue(at("2026-11-20T15:00")), hours()).events())
                .isEmpty();

        var answer = new AnswerSupplement(2, "here it is", at("2026-11-20T18:30"));
        Declaration answered = after(asked, answer, hours());
        // One hour was left of two: half of it today.
        assertThat(open(answered).getFirst().dueAt()).isEqualTo(at("2026-11-21T07:30"));
        from(answered).when(answer, hours()).then();
    }

    @Test
    void authoritiesAskSideBySideAndEachOnlyOnce() {
        Declaration customs = after(PLANTS_WAIT, supplement(1, at("2026-11-20T09:00")), hours());
        var licence =
                new RequestSupplement(
                        PLANT_QUARANTINE,
                        List.of("LICENCE"),
                        null,
                        PLANTS_NGA,
                        2,
                        at("2026-11-20T10:00"));
        Declaration both = after(customs, licence, hours());
        assertThat(((Declaration.Checking) both).requests()).hasSize(2);

        var again = supplement(3, AT);
        from(both).when(again, hours()).thenDeclined(DeclineReason.SUPPLEMENT_OPEN, again.by());
    }

    @Test
    void onlyTheClockOfTheAuthorityThatAskedStandsStill() {
        Declaration asked = after(PLANTS_WAIT, supplement(1, at("2026-11-20T09:00")), hours());
        Instant certificate = open(asked).getLast().dueAt();
        assertThat(from(asked).when(new Overdue(certificate.minusNanos(1)), hours()).events())
                .isEmpty();

        Declaration late = after(asked, new Overdue(certificate), hours());
        assertThat(late).isInstanceOf(Declaration.SupplementAwaited.class);
        assertThat(open(late).getFirst()).isEqualTo(open(asked).getFirst());
        assertThat(open(late).getLast().dueAt()).isAfter(certificate);
    }

    @Test
    void oneAnswerAnswersWhateverWasAskedForUnlessItNamesOne() {
        Declaration customs = after(PLANTS_WAIT, supplement(1, at("2026-11-20T09:00")), hours());
        Declaration both =
                after(
                        customs,
                        new RequestSupplement(
                                PLANT_QUARANTINE,
                                List.of("LICENCE"),
                                null,
                                PLANTS_NGA,
                                2,
                                at("2026-11-20T10:00")),
                        hours());
        Instant then = at("2026-11-20T18:30");

        Declaration one = after(both, new AnswerSupplement(3, "licence", then), hours());
        assertThat(one)
                .isInstanceOfSatisfying(
                        Declaration.SupplementAwaited.class,
                        s ->
                                assertThat(s.requests())
                                        .extracting(SupplementRequest::authority)
                                        .containsExactly(CUSTOMS));
        // Of the documents nothing has moved: that authority still waits.
        assertThat(open(one).getFirst()).isEqualTo(open(both).getFirst());

        Declaration all = after(both, new AnswerSupplement(0, "all of it", then), hours());
        assertThat(all).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(open(all).getFirst().dueAt()).isEqualTo(at("2026-11-21T07:30"));
    }

    @Test
    void aRequestThatIsNotAnsweredLapsesAndALateAnswerIsKept() {
        Declaration asked = after(YELLOW_WAITS, supplement(1, at("2026-11-20T09:00")), hours());
        Declaration lapsed = after(asked, new Overdue(at("2026-11-23T19:00")), hours());
        assertThat(lapsed).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(open(lapsed).getFirst().dueAt()).isEqualTo(at("2026-11-24T08:00"));

        var late = new AnswerSupplement(2, "sorry", at("2026-11-24T07:30"));
        Declaration answered = after(lapsed, late, hours());
        assertThat(open(answered)).isEqualTo(open(lapsed));
        from(answered).when(late, hours()).then();
    }

    @Test
    void aLateCheckBringsAnApologyAndTheSameLimitAgain() {
        Instant due = at("2026-11-20T10:00");
        assertThat(from(YELLOW_WAITS).when(new Overdue(due.minusNanos(1)), hours()).events())
                .isEmpty();

        Declaration late = after(YELLOW_WAITS, new Overdue(due), hours());
        assertThat(open(late).getFirst().dueAt()).isEqualTo(at("2026-11-20T12:00"));
        from(late).when(new Overdue(due), hours()).then();
    }

    @Test
    void whatIsNotClearedExpiresAfterFifteenDays() {
        Instant midnight = at("2026-12-06T00:00");
        Declaration onTheLastDay =
                after(YELLOW_WAITS, new Overdue(midnight.minusNanos(1)), hours());
        assertThat(onTheLastDay).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(after(YELLOW_WAITS, new Overdue(midnight), hours()))
                .isInstanceOf(Declaration.Expired.class);
        from(GREEN_CLEARED).when(new Overdue(midnight), hours()).then();
    }

    @Test
    void anAmendmentDoesNotProlongTheValidity() {
        Declaration amended =
                after(YELLOW_WAITS, new Amend(2, at("2026-11-27T08:00")), laterGoods());
        assertThat(((Declaration.Lodged) amended).standing().validUntil())
                .isEqualTo(LocalDate.parse("2026-12-05"));
    }

    @Test
    void aFileReopenedAfterItsDaysIsValidAsLongAgain() {
        Instant late = at("2026-12-20T08:00");
        Declaration reopened =
                after(
                        GREEN_CLEARED,
                        new Reopen(DOCUMENT_CHECK, "doubt", CUSTOMS_LAN, 2, late),
                        hours());
        assertThat(validUntil(reopened)).isEqualTo(LocalDate.parse("2027-01-04"));
        Declaration onTheLastDay = after(reopened, new Overdue(at("2027-01-04T23:59")), hours());
        assertThat(onTheLastDay).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(after(onTheLastDay, new Overdue(at("2027-01-05T00:00")), hours()))
                .isInstanceOf(Declaration.Expired.class);
    }

    @Test
    void soIsOneWhoseChannelWasRaisedOrThatWasAmendedAfterClearance() {
        Instant late = at("2026-12-20T08:00");
        Declaration raised =
                after(
                        GREEN_CLEARED,
                        new RaiseChannel(RED, "doubt", CUSTOMS_LAN, 2, late),
                        rechecked(RED));
        assertThat(validUntil(raised)).isEqualTo(LocalDate.parse("2027-01-04"));
        Declaration amended = after(GREEN_CLEARED, new Amend(2, late), examined(YELLOW));
        assertThat(validUntil(amended)).isEqualTo(LocalDate.parse("2027-01-04"));
        // Another amendment, of what is not cleared, does not prolong it.
        Declaration again = after(amended, new Amend(3, at("2026-12-30T08:00")), laterGoods());
        assertThat(validUntil(again)).isEqualTo(LocalDate.parse("2027-01-04"));
    }

    @Test
    void anAmendmentDoesNotTakeTheFileToAnotherGate() {
        var elsewhere =
                new Consignment(
                        new GateCode("BAN-VUOC"),
                        GOODS.direction(),
                        GOODS.tradeType(),
                        GOODS.lodgedOn(),
                        GOODS.lines());
        var found =
                new Findings.Examined(ruled(YELLOW), checks(YELLOW), elsewhere, HOURS, null, false);
        Declaration after =
                from(YELLOW_WAITS)
                        .when(new Amend(2, AT), found)
                        .then(
                                new DeclarationEvent.ChangeDeclined(
                                        LateChange.AMENDMENT, 2, "AMENDED_TO_OTHER_GATE", AT));
        from(after).when(new Amend(2, AT), found).then();
        assertThat(((Declaration.Lodged) after).standing().generation()).isOne();
    }

    @Test
    void nobodyEscapesACheckByDeclaringOtherGoods() {
        assertThat(Channels.inForce(YELLOW_WAITS, ruled(GREEN)))
                .satisfies(
                        kept -> {
                            assertThat(kept.channel()).isEqualTo(YELLOW);
                            assertThat(kept.ruling().rows()).containsExactly("KEPT");
                        });
        assertThat(Channels.inForce(YELLOW_WAITS, ruled(RED))).isEqualTo(ruled(RED));
    }

    @Test
    void aCheckOpenedWhileTheDeclarantAnswersHasItsOwnLimitAndNoMore() {
        Declaration asked = after(YELLOW_WAITS, supplement(1, at("2026-11-20T09:00")), hours());
        Declaration raised =
                after(
                        asked,
                        new RaiseChannel(RED, "doubt", CUSTOMS_LAN, 2, at("2026-11-21T09:00")),
                        rechecked(RED));
        Declaration answered =
                after(raised, new AnswerSupplement(2, "here", at("2026-11-21T10:00")), hours());
        // Eight hours for the inspection, none of which has passed by law.
        assertThat(open(answered).getLast().dueAt()).isEqualTo(at("2026-11-21T18:00"));
    }

    @Test
    void whatCustomsSaidThatCannotBeStaysToBeLookedAt() {
        Declaration held = hear(GREEN_CLEARED, new HoldOrdered(3, "STOP", null), GREEN);
        Declaration contradicted = hear(held, new PassageConfirmed(4, true), GREEN);
        Declaration released = hear(contradicted, new HoldLifted(5, null), GREEN);
        Declaration passed = hear(released, new PassageConfirmed(6, true), GREEN);
        assertThat(passed).isInstanceOf(Declaration.Passed.class);
        assertThat(attention(passed)).isEqualTo("PASSED_WHILE_HELD");

        Declaration seen =
                after(passed, new Acknowledge(CUSTOMS_LAN, passed.version(), AT), NOTHING);
        assertThat(attention(seen)).isNull();
    }

    @Test
    void anOfficerIsToldWhenCustomsLetsPassWhatWasRefused() {
        Declaration refused =
                after(YELLOW_WAITS, new Refuse("NO_LICENCE", null, CUSTOMS_LAN, 1, AT), NOTHING);
        Declaration heard = hear(refused, new PassageConfirmed(4, true), GREEN);
        assertThat(heard).isInstanceOf(Declaration.Refused.class);
        assertThat(attention(heard)).isEqualTo("PASSED_AFTER_REFUSAL");
        // Told once, however often Customs says it.
        assertThat(from(heard).when(new HearCustoms(new PassageConfirmed(5, true), AT)).events())
                .singleElement()
                .isInstanceOf(DeclarationEvent.NoticeSetAside.class);
    }

    @Test
    void whatCustomsSaidOfAClosedFileIsNoNewsWhenItComesAgain() {
        Declaration held = hear(GREEN_CLEARED, new HoldOrdered(3, "STOP", null), GREEN);
        Declaration released = hear(held, new HoldLifted(4, null), GREEN);
        Declaration passed = hear(released, new PassageConfirmed(5, true), GREEN);
        // Of what came before the end: a late repeat says nothing of the goods now.
        assertThat(
                        from(passed)
                                .when(new HearCustoms(new HoldOrdered(3, "STOP", null), AT))
                                .events())
                .singleElement()
                .isInstanceOf(DeclarationEvent.NoticeSetAside.class);

        Declaration stopped = hear(passed, new HoldOrdered(6, "STOP", null), GREEN);
        assertThat(attention(stopped)).isEqualTo("HELD_AFTER_PASSAGE");
        Declaration seen =
                after(stopped, new Acknowledge(CUSTOMS_LAN, stopped.version(), AT), NOTHING);
        assertThat(from(seen).when(new HearCustoms(new HoldOrdered(6, "STOP", null), AT)).events())
                .isEmpty();
    }

    @Test
    void aHoldIsReleasedOnlyBySomebodyElse() {
        Declaration held =
                after(GREEN_CLEARED, new PlaceHold("doubt", null, CUSTOMS_LAN, 2, AT), NOTHING);
        assertThat(held).isInstanceOf(Declaration.Held.class);
        from(held)
                .when(new Pass(true, CUSTOMS_LAN, 3, AT))
                .thenDeclined(DeclineReason.FILE_HELD, CUSTOMS_LAN.actor());

        Declaration proposed = after(held, new ProposeRelease("seen", CUSTOMS_LAN, 3, AT), NOTHING);
        from(proposed)
                .when(new AnswerProposal(true, CUSTOMS_LAN, 4, AT))
                .thenDeclined(DeclineReason.SAME_OFFICER, CUSTOMS_LAN.actor());
        assertThat(after(proposed, new AnswerProposal(true, CUSTOMS_MINH, 4, AT), NOTHING))
                .isInstanceOf(Declaration.Cleared.class);
    }

    @Test
    void aHoldOnWhatIsNotClearedYetHoldsItOnceItIs() {
        Declaration held =
                after(YELLOW_WAITS, new PlaceHold("doubt", null, CUSTOMS_LAN, 1, AT), NOTHING);
        assertThat(after(held, documents(CUSTOMS_LAN, 2), NOTHING))
                .isInstanceOf(Declaration.Held.class);
    }

    @Test
    void loweringTakesTwoOfficersAndDropsWhatIsNoLongerRequired() {
        Declaration proposed =
                after(RED_WAITS, new ProposeLowering(YELLOW, "known", CUSTOMS_LAN, 1, AT), NOTHING);
        Declaration lowered =
                after(proposed, new AnswerProposal(true, CUSTOMS_MINH, 2, AT), rechecked(YELLOW));
        assertThat(open(lowered)).extracting(OpenCheck::kind).containsExactly(DOCUMENT_CHECK);
    }

    @Test
    void anAmendmentDoesNotEscapeARaise() {
        Declaration raised =
                after(
                        GREEN_CLEARED,
                        new RaiseChannel(RED, "doubt", CUSTOMS_LAN, 2, AT),
                        rechecked(RED));
        assertThat(Channels.inForce(raised, ruled(GREEN)).channel()).isEqualTo(RED);
        assertThatThrownBy(() -> from(raised).when(new Amend(2, AT), examined(GREEN)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAmendmentDoesNotEscapeALot() {
        var drawn =
                new Findings.Examined(
                        ruled(YELLOW),
                        checks(YELLOW),
                        GOODS,
                        HOURS,
                        new RandomDraw(LocalDate.parse("2026-11-20"), 7, 10_000),
                        false);
        Declaration waits = after(NONE, lodge(), drawn);
        assertThat(Channels.inForce(waits, ruled(GREEN)).channel()).isEqualTo(YELLOW);
    }

    @Test
    void aReopenedFileIsCheckedAgainAndForgetsTheFormerResult() {
        Declaration cleared = after(YELLOW_WAITS, documents(CUSTOMS_LAN, 1), NOTHING);
        Declaration reopened =
                after(cleared, new Reopen(DOCUMENT_CHECK, "doubt", CUSTOMS_MINH, 3, AT), hours());
        assertThat(after(reopened, documents(CUSTOMS_LAN, 4), NOTHING))
                .isInstanceOf(Declaration.Cleared.class);
    }

    @Test
    void anAmendmentDoesNotEscapeTheCheckThatAFileWasReopenedFor() {
        Declaration cleared = after(YELLOW_WAITS, documents(CUSTOMS_LAN, 1), NOTHING);
        Declaration reopened =
                after(
                        cleared,
                        new Reopen(PHYSICAL_INSPECTION, "doubt", CUSTOMS_MINH, 3, AT),
                        hours());
        assertThat(Channels.inForce(reopened, ruled(GREEN)).channel()).isEqualTo(RED);
    }

    @Test
    void noAmendmentGoesBelowWhatTwoOfficersAgreedOn() {
        Declaration raised =
                after(
                        GREEN_CLEARED,
                        new RaiseChannel(RED, "doubt", CUSTOMS_LAN, 2, AT),
                        rechecked(RED));
        int version = raised.version();
        Declaration proposed =
                after(
                        raised,
                        new ProposeLowering(YELLOW, "known", CUSTOMS_LAN, version, AT),
                        NOTHING);
        Declaration lowered =
                after(
                        proposed,
                        new AnswerProposal(true, CUSTOMS_MINH, version + 1, AT),
                        rechecked(YELLOW));
        assertThat(Channels.inForce(lowered, ruled(GREEN)).channel()).isEqualTo(YELLOW);
    }

    @Test
    void whatCustomsSaidOfTheFormerGoodsDoesNotLowerTheChannelOfTheNew() {
        Declaration waits = after(NONE, lodge(), awaitingCustoms(GREEN));
        Declaration named = hear(waits, new ChannelNamed(1, GREEN, null), GREEN);
        assertThat(Channels.inForce(named, ruled(RED)).channel()).isEqualTo(RED);
    }

    @Test
    void whereCustomsNamesTheChannelNothingClearsBefore() {
        Declaration waits = after(NONE, lodge(), awaitingCustoms(GREEN));
        assertThat(waits).isInstanceOf(Declaration.ChecksOutstanding.class);
        assertThat(hear(waits, new ChannelNamed(1, GREEN, null), GREEN))
                .isInstanceOf(Declaration.Cleared.class);
        assertThat(open(hear(waits, new ChannelNamed(1, RED, null), RED))).hasSize(2);
    }

    @Test
    void noticesAreOrderedBySubject() {
        Declaration held = hear(GREEN_CLEARED, new HoldOrdered(3, "STOP", null), GREEN);
        // The channel was named before the hold, and is heard of after it.
        assertThat(hear(held, new ChannelNamed(2, GREEN, null), GREEN))
                .isInstanceOf(Declaration.Held.class);
        assertThat(from(held).when(new HearCustoms(new HoldLifted(2, null), AT)).events())
                .singleElement()
                .isInstanceOf(DeclarationEvent.NoticeSetAside.class);
    }

    @Test
    void anExportPassesOnlyAfterItHasCrossed() {
        from(GREEN_CLEARED)
                .when(new Pass(false, CUSTOMS_LAN, 2, AT))
                .thenDeclined(DeclineReason.NOT_CROSSED, CUSTOMS_LAN.actor());
        var pass = new Pass(true, CUSTOMS_LAN, 2, AT);
        assertThat(after(GREEN_CLEARED, pass, new Findings.Carriage(false)))
                .isInstanceOf(Declaration.Passed.class);
    }

    @Test
    void nobodyLetsAnExportPassWhileAVehicleIsStillToTakeItAcross() {
        var onItsWay = new Findings.Carriage(true);
        from(GREEN_CLEARED)
                .when(new Pass(true, CUSTOMS_LAN, 2, AT), onItsWay)
                .thenDeclined(DeclineReason.NOT_CROSSED, CUSTOMS_LAN.actor());
        var said = new HearCustoms(new PassageConfirmed(3, true), AT);
        from(GREEN_CLEARED)
                .when(said, onItsWay)
                .then(new DeclarationEvent.CustomsContradicted("PASSED_BEFORE_CROSSING", 3, AT));

        Declaration across = after(GREEN_CLEARED, new DeclarationCommand.CarryAcross(AT), NOTHING);
        assertThat(after(across, said, onItsWay)).isInstanceOf(Declaration.Passed.class);
    }

    private static Lodge lodge() {
        return new Lodge(1, AT);
    }

    private static DecideCheck documents(Officer by, int version) {
        return new DecideCheck(CUSTOMS, DOCUMENT_CHECK, PASSED, null, null, by, version, AT);
    }

    private static RequestSupplement supplement(int version, Instant at) {
        return new RequestSupplement(CUSTOMS, List.of("INVOICE"), null, CUSTOMS_LAN, version, at);
    }

    private static Findings laterGoods() {
        var goods =
                new Consignment(
                        GOODS.gate(),
                        GOODS.direction(),
                        GOODS.tradeType(),
                        LocalDate.parse("2026-11-27"),
                        GOODS.lines());
        return new Findings.Examined(ruled(YELLOW), checks(YELLOW), goods, HOURS, null, false);
    }

    private static Declaration hear(
            Declaration state, CustomsNotice notice, CustomsChannel channel) {
        Findings found =
                notice instanceof PassageConfirmed
                        ? new Findings.Carriage(false)
                        : rechecked(channel);
        return after(state, new HearCustoms(notice, AT), found);
    }

    private static LocalDate validUntil(Declaration state) {
        return ((Declaration.Lodged) state).standing().validUntil();
    }

    private static @Nullable String attention(Declaration state) {
        return ((Declaration.Lodged) state).standing().marks().attention();
    }

    private static List<OpenCheck> open(Declaration state) {
        return ((Declaration.Checking) state).open();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Valuation.GATE_ZONE).toInstant();
    }
}
