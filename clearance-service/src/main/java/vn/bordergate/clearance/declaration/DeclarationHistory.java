package vn.bordergate.clearance.declaration;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.Declaration.ChecksOutstanding;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.Closed;
import vn.bordergate.clearance.declaration.Declaration.Expired;
import vn.bordergate.clearance.declaration.Declaration.Inside;
import vn.bordergate.clearance.declaration.Declaration.NotLodged;
import vn.bordergate.clearance.declaration.Declaration.Passed;
import vn.bordergate.clearance.declaration.Declaration.Refused;
import vn.bordergate.clearance.declaration.Declaration.SupplementAwaited;
import vn.bordergate.clearance.declaration.Declaration.Withdrawn;
import vn.bordergate.clearance.declaration.DeclarationEvent.Amended;
import vn.bordergate.clearance.declaration.DeclarationEvent.AnswerOnly;
import vn.bordergate.clearance.declaration.DeclarationEvent.ApologyGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.AttentionGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChangeDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChannelChanged;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckExtended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.CustomsContradicted;
import vn.bordergate.clearance.declaration.DeclarationEvent.CustomsHeard;
import vn.bordergate.clearance.declaration.DeclarationEvent.GoodsCrossed;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.clearance.declaration.DeclarationEvent.RatesApplied;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupervisionPassed;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementAsked;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementLapsed;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementReceived;
import vn.bordergate.clearance.declaration.DeclarationEvent.ValidityEnded;
import vn.bordergate.clearance.declaration.DeclarationEvent.WithdrawalAccepted;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;

/** Folds what became of a declaration into where it stands. */
public final class DeclarationHistory {

    private DeclarationHistory() {}

    private record Step(Declaration state, DeclarationEvent event) {}

    /** Where a declaration stands after all of the events. */
    public static Declaration evolve(Declaration state, List<DeclarationEvent> events) {
        Declaration now = state;
        for (DeclarationEvent event : events) {
            now = evolve(now, event);
        }
        return now;
    }

    /**
     * Where a declaration stands after the event.
     *
     * @throws ImpossibleHistory when the event cannot have happened to it
     */
    public static Declaration evolve(Declaration state, DeclarationEvent event) {
        return switch (new Step(state, event)) {
            // An answer to one sender, not a fact of the file.
            case Step(Declaration s, AnswerOnly _) -> s;

            case Step(NotLodged _, Lodged e) -> lodged(e);
            case Step(NotLodged _, DeclarationEvent e) -> throw unfit(state, e);

            case Step(Checking s, Amended e) -> amended(s, e);
            case Step(Checking s, CheckAnswered e) -> answered(s, e);
            case Step(Checking s, CheckExtended e) -> extended(s, e);
            case Step(Checking s, SupplementAsked e) -> asked(s, e);
            case Step(Checking s, SupplementReceived e) ->
                    waiting(s, e.slip(), e.open(), marks(s).answered(e.slip()));
            case Step(SupplementAwaited s, SupplementLapsed e) ->
                    waiting(s, e.slip(), e.open(), marks(s).lapsed(e.slip()));
            case Step(Checking s, ApologyGiven e) ->
                    s.with(s.standing().with(marks(s).slip(e.slip())), e.open(), s.done());
            case Step(Checking s, ChannelChanged e) -> channelled(s, e);
            case Step(Checking s, ClearanceGranted e) ->
                    Markings.inside(s, s.standing().with(marks(s).proposed(null)), e.at());
            case Step(Checking s, ClearanceRefused e) ->
                    new Refused(s.standing().next(), s.done(), e.reasonCode(), e.by());
            case Step(Checking s, ValidityEnded _) -> new Expired(s.standing().next(), s.done());

            // An amendment or a change of channel opens checks later in the same decision.
            case Step(Inside s, Reopened e) -> reopened(s, e);
            case Step(Inside s, GoodsCrossed e) ->
                    s.with(s.standing().with(marks(s).crossed(e.at())));
            case Step(Cleared s, SupervisionPassed e) ->
                    new Passed(s.standing().next(), s.done(), s.clearedAt(), e.at());

            case Step(Checking s, WithdrawalAccepted _) -> new Withdrawn(s.standing().next());
            case Step(Inside s, WithdrawalAccepted _) -> new Withdrawn(s.standing().next());
            case Step(Checking s, DeclarationEvent e) -> Markings.laid(s, e);
            case Step(Inside s, DeclarationEvent e) -> Markings.laid(s, e);

            case Step(Withdrawn _, RatesApplied e) -> throw unfit(state, e);
            case Step(Closed s, RatesApplied e) -> s.with(s.standing().valued(e.consignment()));
            case Step(Passed s, GoodsCrossed e) ->
                    s.with(s.standing().with(marks(s).crossed(e.at())));
            case Step(Closed s, ChangeDeclined e) -> Markings.declined(s, e);
            case Step(Closed s, CustomsHeard e) -> Markings.heard(s, e);
            case Step(Closed s, CustomsContradicted e) -> Markings.contradicted(s, e);
            case Step(Closed s, AttentionGiven _) -> Markings.seenTo(s);
            case Step(Closed _, DeclarationEvent e) -> throw unfit(state, e);
        };
    }

    private static ChecksOutstanding lodged(Lodged e) {
        Marks drawn = drawn(Marks.NONE, e.draw());
        Marks marks = e.checks().isEmpty() ? drawn : drawn.slip(1);
        var standing =
                new Standing(
                        1,
                        e.generation(),
                        e.consignment(),
                        e.channel().channel(),
                        e.channel().ruling(),
                        0,
                        false,
                        e.awaitsCustoms() ? marks.heard(CustomsWord.AWAITED) : marks);
        return new ChecksOutstanding(standing, e.checks(), List.of());
    }

    private static ChecksOutstanding amended(Checking s, Amended e) {
        Marks marks = drawn(marks(s), e.draw());
        Marks next = e.checks().isEmpty() ? marks : marks.slip(marks.slips() + 1);
        Standing standing =
                s.standing().amended(e.generation(), e.consignment(), e.channel(), next);
        return new ChecksOutstanding(standing, e.checks(), List.of());
    }

    /** Nobody escapes a lot by amending on another day. */
    private static Marks drawn(Marks marks, @Nullable RandomDraw draw) {
        return draw == null || marks.raisedTo() != null
                ? marks
                : marks.raised(CustomsChannel.YELLOW);
    }

    private static Checking asked(Checking s, SupplementAsked e) {
        List<SupplementRequest> all = new ArrayList<>(s.requests());
        all.add(e.request());
        Standing next = s.standing().with(marks(s).slip(e.request().slip()));
        return new SupplementAwaited(next, s.open(), s.done(), all);
    }

    /** With one request less that is waited for. */
    private static Checking waiting(Checking s, int slip, List<OpenCheck> open, Marks marks) {
        List<SupplementRequest> left = new ArrayList<>(s.requests());
        left.removeIf(request -> request.slip() == slip);
        Standing next = s.standing().with(marks);
        return left.isEmpty()
                ? new ChecksOutstanding(next, open, s.done())
                : new SupplementAwaited(next, open, s.done(), left);
    }

    private static Checking answered(Checking s, CheckAnswered e) {
        List<OpenCheck> open = OpenCheck.without(s.open(), e.authority(), e.check());
        if (open.size() == s.open().size()) {
            throw unfit(s, e);
        }
        List<CheckDone> done = new ArrayList<>(s.done());
        done.add(new CheckDone(e.authority(), e.check(), e.outcome(), e.by(), e.onVersion()));
        return s.with(s.standing().next(), open, done);
    }

    private static Checking extended(Checking s, CheckExtended e) {
        List<OpenCheck> open = new ArrayList<>(s.open());
        open.replaceAll(c -> c.is(e.check().authority(), e.check().kind()) ? e.check() : c);
        return s.with(s.standing().next(), open, s.done());
    }

    private static Checking channelled(Checking s, ChannelChanged e) {
        Marks marks = marks(s).raised(e.floor()).ruledBefore(s.standing().ruling());
        Marks next = e.open().isEmpty() ? marks : marks.slip(marks.slips() + 1);
        return s.with(s.standing().channelled(e.channel(), next), e.open(), s.done());
    }

    private static ChecksOutstanding reopened(Inside s, Reopened e) {
        List<CheckDone> done = new ArrayList<>(s.done());
        for (OpenCheck again : e.checks()) {
            done.removeIf(d -> d.is(again.authority(), again.kind()));
        }
        Marks marks = marks(s).raised(floor(marks(s).raisedTo(), e)).reopened(e.validFrom());
        Marks next = e.checks().isEmpty() ? marks : marks.slip(marks.slips() + 1);
        return new ChecksOutstanding(s.standing().with(next), e.checks(), done);
    }

    /** Nobody escapes a check that an officer reopened the file for by amending it. */
    private static @Nullable CustomsChannel floor(@Nullable CustomsChannel before, Reopened e) {
        if (e.by() == null || e.checks().isEmpty()) {
            return before;
        }
        boolean inspection =
                e.checks().stream().anyMatch(c -> c.kind() == CheckKind.PHYSICAL_INSPECTION);
        CustomsChannel needed = inspection ? CustomsChannel.RED : CustomsChannel.YELLOW;
        return before == null ? needed : before.orMoreSevere(needed);
    }

    private static Marks marks(Declaration.Lodged s) {
        return s.standing().marks();
    }

    static ImpossibleHistory unfit(Declaration state, DeclarationEvent event) {
        return new ImpossibleHistory(
                ImpossibleHistory.Kind.UNFIT_EVENT, event + " cannot follow " + state);
    }
}
