package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.calling.Regime.LaneState;
import vn.bordergate.clearance.calling.YardFloor.Standee;
import vn.bordergate.clearance.dispatch.Call;
import vn.bordergate.clearance.dispatch.Decision;
import vn.bordergate.clearance.dispatch.Dispatch;
import vn.bordergate.clearance.dispatch.FirmShare;
import vn.bordergate.clearance.dispatch.Lane;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Vehicle;
import vn.bordergate.clearance.dispatch.Yard;
import vn.bordergate.clearance.rulebook.LaneRuling;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.rulebook.VehicleFacts;
import vn.bordergate.clearance.yard.LanePlan;
import vn.bordergate.events.GoodsClass;

/** One turn of the dispatch at one gate, from what was read to what is decided. */
final class TurnPlan {

    /** Never reached by a clock: a vehicle that is not ready has a place nowhere. */
    private static final Instant NOT_YET = Instant.parse("9999-01-01T00:00:00Z");

    final Regime regime;
    final PublishedOrder order;
    final Map<String, Standee> byTicket = new HashMap<>();
    final Map<UUID, LaneRuling> rulings = new HashMap<>();

    /** Places that were given now, by crossing. */
    final Map<UUID, Instant> newPlaces = new HashMap<>();

    final Decision decision;

    /**
     * @param firmPlaces the latest places of firms, the earliest first
     * @param calledToday laden exports called today
     */
    TurnPlan(
            Regime regime,
            PublishedOrder order,
            List<Standee> standees,
            Map<String, List<Instant>> firmPlaces,
            Map<GoodsClass, Integer> calledToday,
            Rulebook rules) {
        this.regime = regime;
        this.order = order;
        Map<UUID, String> tickets = new HashMap<>();
        for (Standee standee : standees) {
            YardVehicle vehicle = standee.vehicle();
            byTicket.put(vehicle.ticket(), standee);
            tickets.put(vehicle.crossing(), vehicle.ticket());
            rulings.put(vehicle.crossing(), rules.lanes(facts(vehicle)));
        }
        givePlaces(standees, firmPlaces, order.firmShare());
        List<Vehicle> waiting =
                standees.stream()
                        .filter(one -> one.vehicle().stage() == YardStage.WAITING)
                        .map(this::vehicle)
                        .toList();
        decision =
                Dispatch.decide(
                        new Yard(
                                regime.now(),
                                waiting,
                                lanes(standees),
                                regime.plan().batches(),
                                regime.intake(calledToday),
                                regime.interventions(tickets)),
                        order);
    }

    /** Those who are ready and have no place yet, whose firms' places must be known. */
    static Set<String> firmsWithoutPlace(List<Standee> standees) {
        Set<String> firms = new HashSet<>();
        for (Standee standee : standees) {
            if (standee.placeAt() == null && standee.vehicle().readyAt() != null) {
                firms.add(standee.vehicle().firm());
            }
        }
        return firms;
    }

    private void givePlaces(
            List<Standee> standees, Map<String, List<Instant>> firmPlaces, FirmShare share) {
        List<YardVehicle> ready = new ArrayList<>();
        for (Standee standee : standees) {
            if (standee.placeAt() == null && standee.vehicle().readyAt() != null) {
                ready.add(standee.vehicle());
            }
        }
        ready.sort(
                Comparator.comparing((YardVehicle one) -> readyAt(one))
                        .thenComparing(YardVehicle::ticket));
        for (YardVehicle vehicle : ready) {
            List<Instant> earlier =
                    firmPlaces.computeIfAbsent(vehicle.firm(), _ -> new ArrayList<>());
            Instant place = share.placeAt(readyAt(vehicle), earlier);
            earlier.add(place);
            newPlaces.put(vehicle.crossing(), place);
        }
    }

    private static Instant readyAt(YardVehicle vehicle) {
        Instant ready = vehicle.readyAt();
        return ready == null ? NOT_YET : ready;
    }

    private Vehicle vehicle(Standee standee) {
        YardVehicle v = standee.vehicle();
        LaneRuling ruling = MeasureBook.known(rulings.get(v.crossing()));
        Instant ready = readyAt(v);
        Instant place = placeAt(standee);
        return new Vehicle(
                v.ticket(),
                v.direction(),
                v.goods(),
                v.laden(),
                v.channel(),
                v.priorityEnterprise(),
                v.firm(),
                v.arrivedAt(),
                ready,
                place == null || place.isBefore(ready) ? ready : place,
                v.held(),
                standee.overtaken(),
                ruling.group(),
                ruling.priority());
    }

    private @Nullable Instant placeAt(Standee standee) {
        Instant given = standee.placeAt();
        return given == null ? newPlaces.get(standee.vehicle().crossing()) : given;
    }

    /** Of those at the barrier of a lane, the first is on the lane. */
    private List<Lane> lanes(List<Standee> standees) {
        Map<String, Integer> underWay = new HashMap<>();
        Map<String, Integer> atBarrier = new HashMap<>();
        Map<String, Integer> arrived = new HashMap<>();
        for (Standee standee : standees) {
            String lane = standee.vehicle().lane();
            if (lane != null && standee.vehicle().stage() == YardStage.AT_BARRIER) {
                arrived.merge(lane, 1, Integer::sum);
            } else if (lane != null && standee.vehicle().stage() == YardStage.CALLED) {
                (standee.driveUpAt() == null ? underWay : atBarrier).merge(lane, 1, Integer::sum);
            }
        }
        List<Lane> lanes = new ArrayList<>();
        for (LanePlan lane : regime.plan().lanes()) {
            int there = arrived.getOrDefault(lane.id(), 0);
            lanes.add(
                    new Lane(
                            lane.id(),
                            lane.direction(),
                            lane.accepts(),
                            regime.state(lane) == LaneState.OPEN,
                            lane.serviceMean(),
                            lane.approach(),
                            Math.max(0, there - 1) + atBarrier.getOrDefault(lane.id(), 0),
                            underWay.getOrDefault(lane.id(), 0),
                            there > 0));
        }
        return lanes;
    }

    private static VehicleFacts facts(YardVehicle v) {
        return new VehicleFacts(
                v.direction(), v.laden(), v.goods(), v.channel(), v.priorityEnterprise(), v.held());
    }

    /** How often the calls that were taken have overtaken whom. */
    Map<String, Integer> overtaken(Set<UUID> taken) {
        Map<String, Integer> times = new HashMap<>();
        for (Call call : decision.calls()) {
            if (taken.contains(CallWriter.crossing(this, call))) {
                call.overtakes().forEach(one -> times.merge(one.ticket(), 1, Integer::sum));
            }
        }
        return times;
    }

    /** For each lane that the decision lets drive up, the vehicle that was called to it first. */
    List<UUID> drivingUp() {
        Set<UUID> chosen = new LinkedHashSet<>();
        for (String lane : decision.toBarrier()) {
            byTicket.values().stream()
                    .filter(one -> one.vehicle().stage() == YardStage.CALLED)
                    .filter(one -> lane.equals(one.vehicle().lane()) && one.driveUpAt() == null)
                    .filter(one -> !chosen.contains(one.vehicle().crossing()))
                    .min(
                            Comparator.comparing(
                                            (Standee one) ->
                                                    one.vehicle().calledAt() instanceof Instant at
                                                            ? at
                                                            : Instant.EPOCH)
                                    .thenComparing(one -> one.vehicle().ticket()))
                    .ifPresent(one -> chosen.add(one.vehicle().crossing()));
        }
        return List.copyOf(chosen);
    }
}
