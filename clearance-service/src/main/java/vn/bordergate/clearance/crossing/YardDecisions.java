package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Crossing.Announced;
import vn.bordergate.clearance.crossing.Crossing.Crossed;
import vn.bordergate.clearance.crossing.Crossing.InYard;
import vn.bordergate.clearance.crossing.Crossing.Live;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.EnterYard;
import vn.bordergate.clearance.crossing.CrossingCommand.LeaveYard;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.TakeGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.Weigh;
import vn.bordergate.clearance.crossing.CrossingEvent.AdmissionRefused;
import vn.bordergate.clearance.crossing.CrossingEvent.Admitted;
import vn.bordergate.clearance.crossing.CrossingEvent.AttentionDrawn;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsMoved;
import vn.bordergate.clearance.crossing.CrossingEvent.GoodsTaken;
import vn.bordergate.clearance.crossing.CrossingEvent.ReadinessChanged;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleReturned;
import vn.bordergate.clearance.crossing.CrossingEvent.VehicleWeighed;
import vn.bordergate.clearance.crossing.Findings.Admission;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Direction;

/** What happens in a yard and before it. */
final class YardDecisions {

    private YardDecisions() {}

    static List<CrossingEvent> entered(Announced s, EnterYard c, Findings findings) {
        Admission found = findings.admission();
        if (found.ticket() == null) {
            String code = String.valueOf(found.refusal());
            // A vehicle that stands before the yard is seen again and again, and told once.
            return (found.yard() + ":" + code).equals(s.standing().marks().refusedBy())
                    ? List.of()
                    : List.of(new AdmissionRefused(found.yard(), code, c.at()));
        }
        return admitted(s, found, found.ticket(), null, c.at());
    }

    static List<CrossingEvent> admitted(Announced s, Admit c, Findings findings) {
        Admission found = findings.admission();
        return found.ticket() == null
                ? Answers.declined(DeclineReason.NO_PLACE, c.at())
                : admitted(s, found, found.ticket(), c.by(), c.at());
    }

    private static List<CrossingEvent> admitted(
            Announced s, Admission found, String ticket, @Nullable Actor by, Instant at) {
        List<Lack> lacking = Assessment.lacking(s.standing(), found.assessed());
        return List.of(
                new Admitted(ticket, found.yard(), by, at, found.rule()),
                new ReadinessChanged(
                        lacking,
                        Assessment.readyAt(null, lacking, at),
                        found.assessed().cargo(),
                        at));
    }

    /** A vehicle that took goods out comes home to a yard. */
    static List<CrossingEvent> cameHome(Crossed s, EnterYard c) {
        return s.standing().vehicle().direction() == Direction.EXPORT
                        && c.at().isAfter(s.crossedAt())
                ? List.of(new VehicleReturned(null, c.at()))
                : List.of();
    }

    static List<CrossingEvent> leftUncalled(InYard s, LeaveYard c) {
        return c.yard().equals(s.place().yard()) && c.at().isAfter(s.place().admittedAt())
                ? drawn(s, Attention.LEFT_YARD_UNCALLED, c.at())
                : List.of();
    }

    /** The last weighing stands, by the time of the scales and not of the message. */
    static List<CrossingEvent> weighed(Live s, Weigh c, Findings findings) {
        Weighing last = s.standing().marks().weighing();
        if (last != null && !c.at().isAfter(last.weighedAt())) {
            return List.of();
        }
        Weighing now = Weighing.of(c.massKg(), findings.declared(), c.at());
        List<CrossingEvent> events = new ArrayList<>(2);
        events.add(new VehicleWeighed(now, c.at()));
        if (now.beyond()) {
            events.addAll(drawn(s, Attention.MASS_DIFFERS, c.at()));
        }
        return List.copyOf(events);
    }

    /** What a person has not seen yet is not shown twice. */
    static List<CrossingEvent> drawn(Crossing.Known s, Attention attention, Instant at) {
        return s.standing().marks().attention().contains(attention)
                ? List.of()
                : List.of(new AttentionDrawn(attention, at));
    }

    /** Emptied, it waits as an empty vehicle from then on. */
    static List<CrossingEvent> goodsMoved(InYard s, MoveGoods c, Findings findings) {
        if (s.standing().held()) {
            return Answers.declined(DeclineReason.VEHICLE_HELD, c.at());
        }
        if (!s.standing().load().laden()) {
            return Answers.declined(DeclineReason.NOT_LADEN, c.at());
        }
        if (!(findings.other() instanceof InYard other) || !canTakeFrom(other, s)) {
            return Answers.declined(DeclineReason.OTHER_VEHICLE_UNFIT, c.at());
        }
        List<Lack> lacking =
                Assessment.lacking(
                        s.standing().loaded(Load.EMPTY, s.standing().marks()), findings.assessed());
        return Assessment.both(
                List.of(new GoodsMoved(c.to(), c.by(), c.at())),
                List.of(
                        new ReadinessChanged(
                                lacking,
                                Assessment.readyAt(null, lacking, c.at()),
                                Cargo.NONE,
                                c.at())));
    }

    /** With what it takes over it waits as whoever carried it has waited. */
    static List<CrossingEvent> goodsTaken(InYard s, TakeGoods c, Findings findings) {
        if (!(findings.other() instanceof InYard giver) || !canTakeFrom(s, giver)) {
            return Answers.declined(DeclineReason.OTHER_VEHICLE_UNFIT, c.at());
        }
        Load load = giver.standing().load();
        List<Lack> lacking =
                Assessment.lacking(
                        s.standing().loaded(load, s.standing().marks()), findings.assessed());
        Instant before = giver.place().readyAt();
        return List.of(
                new GoodsTaken(c.from(), load, c.by(), c.at()),
                new ReadinessChanged(
                        lacking,
                        Assessment.readyAt(before, lacking, c.at()),
                        findings.assessed().cargo(),
                        c.at()));
    }

    private static boolean canTakeFrom(InYard taker, InYard giver) {
        return !taker.standing().load().laden()
                && giver.standing().load().laden()
                && !taker.standing().held()
                && !giver.standing().held()
                && taker.standing().marks().goodsTo() == null
                && taker.place().yard().equals(giver.place().yard())
                && taker.standing().vehicle().gate().equals(giver.standing().vehicle().gate())
                && taker.standing().vehicle().direction() == giver.standing().vehicle().direction();
    }
}
