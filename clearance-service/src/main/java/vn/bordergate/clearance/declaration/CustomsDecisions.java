package vn.bordergate.clearance.declaration;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.Closed;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.Declaration.Passed;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationEvent.CustomsContradicted;
import vn.bordergate.clearance.declaration.DeclarationEvent.CustomsHeard;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldPlaced;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldReleased;
import vn.bordergate.clearance.declaration.DeclarationEvent.NoticeSetAside;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupervisionPassed;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CustomsChannel;

/**
 * What the customs system says. It is authoritative, but it cannot make happen what promise 4
 * forbids, and a word that is late or contradicts a former one changes nothing.
 */
final class CustomsDecisions {

    static final Actor CUSTOMS = new Actor(ActorKind.RULE, "customs.notices");

    private CustomsDecisions() {}

    static List<DeclarationEvent> heard(Declaration.Lodged s, HearCustoms c, Findings findings) {
        CustomsWord.Said last = s.standing().marks().wordOrNone().on(c.notice());
        if (last != null && c.notice().sequence() <= last.sequence()) {
            return heardBefore(s, last, c);
        }
        return switch (c.notice()) {
            case CustomsNotice.ChannelNamed n -> channelled(s, n, c, findings);
            case CustomsNotice.HoldOrdered n -> held(s, n, c);
            case CustomsNotice.HoldLifted n -> released(s, n, c);
            case CustomsNotice.PassageConfirmed n -> passed(s, n, c, findings);
        };
    }

    private static List<DeclarationEvent> heardBefore(
            Declaration.Lodged s, CustomsWord.Said last, HearCustoms c) {
        if (c.notice().sequence() < last.sequence()) {
            return setAside("OUT_OF_ORDER", c);
        }
        return c.notice().content().equals(last.content())
                ? List.of()
                : contradicted(s, "CUSTOMS_NOTICE_CONTRADICTED", c);
    }

    /**
     * Of a file that is closed. Where the goods are is not ours to say: when Customs lets pass what
     * was refused, or stops what has passed, an officer must know.
     */
    static List<DeclarationEvent> heardAfterTheEnd(Closed s, HearCustoms c) {
        CustomsWord.Said last = s.standing().marks().wordOrNone().on(c.notice());
        if (last != null && c.notice().sequence() <= last.sequence()) {
            return heardBefore(s, last, c);
        }
        return switch (c.notice()) {
            case CustomsNotice.PassageConfirmed _ ->
                    s instanceof Passed
                            ? setAside("FILE_CLOSED", c)
                            : noted(s, "PASSED_AFTER_" + LodgingDecisions.end(s), c);
            case CustomsNotice.HoldOrdered _ ->
                    noted(s, "HELD_AFTER_" + LodgingDecisions.end(s), c);
            case CustomsNotice.ChannelNamed _, CustomsNotice.HoldLifted _ ->
                    setAside("FILE_CLOSED", c);
        };
    }

    /** Remembered, so that the same word again is a repeat also when it was looked at. */
    private static List<DeclarationEvent> noted(Closed s, String code, HearCustoms c) {
        List<DeclarationEvent> told = contradicted(s, code, c);
        return told.getFirst() instanceof CustomsContradicted contradicted
                ? List.of(new CustomsHeard(c.notice(), c.at()), contradicted)
                : told;
    }

    static List<DeclarationEvent> setAside(String reason, HearCustoms c) {
        return List.of(new NoticeSetAside(reason, c.notice().sequence(), c.at()));
    }

    private static List<DeclarationEvent> channelled(
            Declaration.Lodged s,
            CustomsNotice.ChannelNamed notice,
            HearCustoms c,
            Findings findings) {
        var heard = new CustomsHeard(notice, c.at());
        CustomsChannel to = Channels.after(s, notice);
        int change = to.compareTo(s.standing().channel());
        // What was cleared in a channel stays cleared in a lower one.
        if (change == 0 || (change < 0 && s instanceof Inside)) {
            return s instanceof Checking waiting
                    ? Answers.settled(
                            List.of(heard),
                            waiting.open(),
                            Answers.hasFailed(s),
                            CUSTOMS,
                            s.standing().ruling(),
                            c.at())
                    : List.of(heard);
        }
        String reason = notice.reasonCode();
        var changed =
                new ChannelDecisions.Change(
                        Channels.byCustoms(to, List.of()),
                        reason == null ? "CUSTOMS_NOTICE" : reason,
                        s.standing().marks().raisedTo(),
                        null,
                        CUSTOMS,
                        c.at());
        return ChannelDecisions.changed(s, changed, findings.rechecked(), List.of(heard));
    }

    private static List<DeclarationEvent> held(
            Declaration.Lodged s, CustomsNotice.HoldOrdered notice, HearCustoms c) {
        var heard = new CustomsHeard(notice, c.at());
        var hold =
                new Hold(Hold.Origin.CUSTOMS, notice.reasonCode(), notice.note(), CUSTOMS, c.at());
        return s.standing().marks().customsHold() == null
                ? List.of(heard, new HoldPlaced(hold, c.at()))
                : List.of(heard);
    }

    private static List<DeclarationEvent> released(
            Declaration.Lodged s, CustomsNotice.HoldLifted notice, HearCustoms c) {
        var heard = new CustomsHeard(notice, c.at());
        if (s.standing().marks().customsHold() == null) {
            return List.of(heard);
        }
        List<DeclarationEvent> events = new ArrayList<>();
        events.add(heard);
        events.addAll(
                SupervisionDecisions.released(
                        s,
                        new HoldReleased(
                                Hold.Origin.CUSTOMS, notice.reasonCode(), null, CUSTOMS, c.at())));
        return List.copyOf(events);
    }

    private static List<DeclarationEvent> passed(
            Declaration.Lodged s,
            CustomsNotice.PassageConfirmed notice,
            HearCustoms c,
            Findings findings) {
        if (!(s instanceof Cleared cleared)) {
            return contradicted(
                    s, s instanceof Inside ? "PASSED_WHILE_HELD" : "PASSED_WHILE_UNCLEARED", c);
        }
        return SupervisionDecisions.mayPass(cleared, notice.crossed(), findings)
                ? List.of(
                        new CustomsHeard(notice, c.at()),
                        new SupervisionPassed(notice.crossed(), CUSTOMS, c.at()))
                : contradicted(s, "PASSED_BEFORE_CROSSING", c);
    }

    /** An officer is told once; what Customs repeats, then or later, is set aside. */
    private static List<DeclarationEvent> contradicted(
            Declaration.Lodged s, String code, HearCustoms c) {
        Marks marks = s.standing().marks();
        return code.equals(marks.attention())
                        || marks.wordOrNone().hasToldOf(code, c.notice().sequence())
                ? setAside(code, c)
                : List.of(new CustomsContradicted(code, c.notice().sequence(), c.at()));
    }
}
