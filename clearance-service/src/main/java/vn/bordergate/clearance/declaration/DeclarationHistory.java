package vn.bordergate.clearance.declaration;

import java.util.ArrayList;
import java.util.List;
import vn.bordergate.clearance.declaration.Declaration.ChecksOutstanding;
import vn.bordergate.clearance.declaration.Declaration.Cleared;
import vn.bordergate.clearance.declaration.Declaration.NotLodged;
import vn.bordergate.clearance.declaration.Declaration.Refused;
import vn.bordergate.clearance.declaration.Declaration.Withdrawn;
import vn.bordergate.clearance.declaration.DeclarationEvent.Amended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChangeDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.DecisionDeclined;
import vn.bordergate.clearance.declaration.DeclarationEvent.Lodged;
import vn.bordergate.clearance.declaration.DeclarationEvent.RatesApplied;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.WithdrawalAccepted;
import vn.bordergate.events.CheckKind;

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
            // An answer to one officer, not a fact of the file.
            case Step(Declaration s, DecisionDeclined _) -> s;

            case Step(NotLodged _, Lodged e) -> lodged(e);
            case Step(NotLodged _, DeclarationEvent e) -> throw unfit(state, e);

            case Step(ChecksOutstanding s, Amended e) -> amended(s, e);
            case Step(ChecksOutstanding s, CheckAnswered e) -> answered(s, e);
            case Step(ChecksOutstanding s, ClearanceGranted e) ->
                    new Cleared(s.standing().next(), s.done(), e.at());
            case Step(ChecksOutstanding s, ClearanceRefused e) ->
                    new Refused(s.standing().next(), s.done(), e.reasonCode(), e.by());
            case Step(ChecksOutstanding s, WithdrawalAccepted _) ->
                    new Withdrawn(s.standing().next());
            case Step(ChecksOutstanding s, RatesApplied e) ->
                    new ChecksOutstanding(s.standing().valued(e.consignment()), s.open(), s.done());
            case Step(ChecksOutstanding _, DeclarationEvent e) -> throw unfit(state, e);

            // Nothing is open until the amendment that follows in the same decision.
            case Step(Cleared s, Reopened _) ->
                    new ChecksOutstanding(s.standing().next(), List.of(), s.done());
            case Step(Cleared s, WithdrawalAccepted _) -> new Withdrawn(s.standing().next());
            case Step(Cleared s, RatesApplied e) ->
                    new Cleared(s.standing().valued(e.consignment()), s.done(), s.clearedAt());
            case Step(Cleared _, DeclarationEvent e) -> throw unfit(state, e);

            case Step(Refused s, ChangeDeclined e) ->
                    new Refused(declined(s.standing(), e), s.done(), s.reasonCode(), s.by());
            case Step(Refused s, RatesApplied e) ->
                    new Refused(
                            s.standing().valued(e.consignment()), s.done(), s.reasonCode(), s.by());
            case Step(Refused _, DeclarationEvent e) -> throw unfit(state, e);

            case Step(Withdrawn s, ChangeDeclined e) -> new Withdrawn(declined(s.standing(), e));
            case Step(Withdrawn _, DeclarationEvent e) -> throw unfit(state, e);
        };
    }

    private static ChecksOutstanding lodged(Lodged e) {
        var standing =
                new Standing(
                        1,
                        e.generation(),
                        e.consignment(),
                        e.channel().channel(),
                        e.channel().ruling(),
                        0,
                        false);
        return new ChecksOutstanding(standing, e.checks(), List.of());
    }

    private static ChecksOutstanding amended(ChecksOutstanding s, Amended e) {
        Standing standing = s.standing().amended(e.generation(), e.consignment(), e.channel());
        return new ChecksOutstanding(standing, e.checks(), List.of());
    }

    private static ChecksOutstanding answered(ChecksOutstanding s, CheckAnswered e) {
        List<CheckKind> open = new ArrayList<>(s.open());
        if (!open.remove(e.check())) {
            throw unfit(s, e);
        }
        List<CheckDone> done = new ArrayList<>(s.done());
        done.add(new CheckDone(e.check(), e.outcome(), e.by(), e.onVersion()));
        return new ChecksOutstanding(s.standing().next(), open, done);
    }

    private static Standing declined(Standing standing, ChangeDeclined e) {
        return standing.declined(e.change(), e.generation());
    }

    private static ImpossibleHistory unfit(Declaration state, DeclarationEvent event) {
        return new ImpossibleHistory(
                ImpossibleHistory.Kind.UNFIT_EVENT, event + " cannot follow " + state);
    }
}
