package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/** Whose word on the channel counts: Customs' before the table's, and never below a raise. */
public final class Channels {

    private static final Ruling BY_CUSTOMS = new Ruling("customs.notices", "1", List.of("CUSTOMS"));
    private static final Ruling BY_OFFICER = new Ruling("gate.decisions", "1", List.of("RAISED"));
    private static final Ruling KEPT = new Ruling("gate.decisions", "1", List.of("KEPT"));

    private Channels() {}

    /**
     * The channel in force for a declaration of which the table says {@code ruled}. An amendment
     * never takes a file below the channel that it is in, whoever gave it: nobody escapes a check
     * by declaring other goods. And what Customs said of the former goods does not lower what the
     * table says of the new ones.
     */
    public static ChannelRuling inForce(Declaration state, ChannelRuling ruled) {
        if (!(state instanceof Declaration.Lodged lodged)) {
            return ruled;
        }
        Marks marks = lodged.standing().marks();
        CustomsWord word = marks.word();
        CustomsChannel named = word == null ? null : word.channel();
        ChannelRuling base =
                named == null || named.compareTo(ruled.channel()) < 0
                        ? ruled
                        : byCustoms(named, ruled.dryRunRows());
        CustomsChannel floor = marks.raisedTo();
        ChannelRuling raised =
                floor == null || floor.compareTo(base.channel()) <= 0
                        ? base
                        : byOfficer(floor, ruled.dryRunRows());
        CustomsChannel now = lodged.standing().channel();
        return now.compareTo(raised.channel()) <= 0
                ? raised
                : new ChannelRuling(now, KEPT, ruled.dryRunRows());
    }

    /** The channel that a notice leads to: what Customs names, but not below a raise. */
    public static CustomsChannel after(
            Declaration.Lodged state, CustomsNotice.ChannelNamed notice) {
        CustomsChannel floor = state.standing().marks().raisedTo();
        return floor == null ? notice.channel() : notice.channel().orMoreSevere(floor);
    }

    static ChannelRuling byCustoms(CustomsChannel channel, List<String> dryRunRows) {
        return new ChannelRuling(channel, BY_CUSTOMS, dryRunRows);
    }

    static ChannelRuling byOfficer(CustomsChannel channel, List<String> dryRunRows) {
        return new ChannelRuling(channel, BY_OFFICER, dryRunRows);
    }

    /**
     * What is open in a new channel: what is decided stays decided, what is open keeps its due
     * time, and what is no longer required is dropped.
     */
    static List<OpenCheck> openAfter(
            Declaration.Lodged state, Findings.Rechecked found, Instant at) {
        List<OpenCheck> before =
                state instanceof Declaration.Checking s ? s.open() : List.<OpenCheck>of();
        List<OpenCheck> after = new ArrayList<>();
        for (RequiredCheck check : found.checks().checks()) {
            boolean done =
                    state.done().stream().anyMatch(d -> d.is(check.authority(), check.kind()));
            if (!done) {
                after.add(
                        before.stream()
                                .filter(open -> open.is(check.authority(), check.kind()))
                                .findFirst()
                                .orElseGet(() -> OpenCheck.of(check, found.hours(), at)));
            }
        }
        return after;
    }
}
