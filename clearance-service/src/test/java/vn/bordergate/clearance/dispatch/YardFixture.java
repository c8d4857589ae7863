package vn.bordergate.clearance.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.dispatch.PublishedOrder.OvertakingLimit;
import vn.bordergate.clearance.dispatch.Standing.Obstacle;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** A yard at noon, described as a person would. Its order is made up, with round numbers. */
final class YardFixture {

    static final Instant NOON = Instant.parse("2026-03-02T05:00:00Z");

    static final String IN_ORDER = "T-001";
    static final String PERISHABLE = "T-010";
    static final String PRIORITY = "T-011";
    static final String AGEING = "T-020";
    static final String LIMIT = "T-030";
    static final String FIRM = "T-040";
    static final String MOVED = "T-050";

    /** An hour for perishables, ten minutes for priority enterprises, a limit of forty. */
    static final PublishedOrder ORDER = order(40);

    private final List<Vehicle> vehicles = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Intervention> interventions = new ArrayList<>();
    private final Map<GoodsClass, Integer> intake = new HashMap<>();
    private @Nullable Integer intakeOfAll;
    private Batch batch = new Batch(20, 5);

    static PublishedOrder order(int overtakingMax) {
        Map<Obstacle, Wording> obstacles = new EnumMap<>(Obstacle.class);
        for (Obstacle obstacle : Obstacle.values()) {
            obstacles.put(obstacle, new Wording("v", "e", "z"));
        }
        return new PublishedOrder(
                "test",
                rule(IN_ORDER),
                List.of(
                        new HeadStart(
                                rule(PERISHABLE),
                                Set.of(GoodsClass.FRESH, GoodsClass.FROZEN, GoodsClass.LIVE),
                                null,
                                Duration.ofMinutes(60)),
                        new HeadStart(
                                rule(PRIORITY),
                                Set.of(GoodsClass.values()),
                                true,
                                Duration.ofMinutes(10))),
                rule(AGEING),
                new OvertakingLimit(rule(LIMIT), overtakingMax),
                new FirmShare(rule(FIRM), 5, Duration.ofMinutes(15)),
                rule(MOVED),
                obstacles);
    }

    private static Rule rule(String id) {
        return new Rule(id, new Wording("v", "e", "z"));
    }

    /** A laden export of a firm of its own that has been ready for so many minutes. */
    YardFixture with(String ticket, GoodsClass goods, int minutesReady) {
        return with(ticket, goods, minutesReady, vehicle -> vehicle);
    }

    YardFixture with(
            String ticket, GoodsClass goods, int minutesReady, UnaryOperator<Vehicle> but) {
        vehicles.add(but.apply(vehicle(ticket, goods, minutesReady)));
        return this;
    }

    static Vehicle vehicle(String ticket, GoodsClass goods, int minutesReady) {
        Instant ready = NOON.minus(Duration.ofMinutes(minutesReady));
        return new Vehicle(
                ticket,
                Direction.EXPORT,
                goods,
                true,
                CustomsChannel.GREEN,
                false,
                "firm of " + ticket,
                ready,
                ready,
                ready,
                false,
                0);
    }

    static Vehicle held(Vehicle vehicle) {
        return but(vehicle, draft -> draft.held = true);
    }

    static Vehicle empty(Vehicle vehicle) {
        return but(vehicle, draft -> draft.laden = false);
    }

    static Vehicle ofPriorityEnterprise(Vehicle vehicle) {
        return but(vehicle, draft -> draft.priorityEnterprise = true);
    }

    static Vehicle coming(Vehicle vehicle) {
        return but(vehicle, draft -> draft.direction = Direction.IMPORT);
    }

    static UnaryOperator<Vehicle> overtaken(int times) {
        return vehicle -> vehicle.withOvertaken(times);
    }

    static UnaryOperator<Vehicle> placedMinutesLater(int minutes) {
        return vehicle ->
                but(
                        vehicle,
                        draft ->
                                draft.placeAt =
                                        vehicle.readyAt().plus(Duration.ofMinutes(minutes)));
    }

    static Vehicle but(Vehicle vehicle, Consumer<VehicleDraft> change) {
        var draft = new VehicleDraft(vehicle);
        change.accept(draft);
        return draft.vehicle();
    }

    YardFixture lane(String id) {
        return lane(id, lane -> lane);
    }

    YardFixture lane(String id, UnaryOperator<Lane> but) {
        lanes.add(
                but.apply(
                        new Lane(
                                id,
                                Direction.EXPORT,
                                Lane.Accepts.EVERYTHING,
                                true,
                                Duration.ofMinutes(4),
                                Duration.ZERO,
                                0,
                                0,
                                false)));
        return this;
    }

    static Lane closed(Lane lane) {
        return but(lane, draft -> draft.open = false);
    }

    static Lane inUse(Lane lane) {
        return but(lane, draft -> draft.inUse = true);
    }

    static UnaryOperator<Lane> inwards() {
        return lane -> but(lane, draft -> draft.direction = Direction.IMPORT);
    }

    static UnaryOperator<Lane> accepting(GoodsClass goods) {
        return lane ->
                but(
                        lane,
                        draft ->
                                draft.accepts =
                                        new Lane.Accepts(
                                                Set.of(goods),
                                                Set.of(CustomsChannel.values()),
                                                false));
    }

    /** The way from the yard takes so long, and so many are on it or at the barrier. */
    static UnaryOperator<Lane> ahead(int minutes, int underWay, int atBarrier) {
        return lane ->
                but(
                        lane,
                        draft -> {
                            draft.approach = Duration.ofMinutes(minutes);
                            draft.atBarrier = atBarrier;
                            draft.underWay = underWay;
                        });
    }

    private static Lane but(Lane lane, Consumer<LaneDraft> change) {
        var draft = new LaneDraft(lane);
        change.accept(draft);
        return draft.lane();
    }

    YardFixture batch(int calledMax, int barrierMax) {
        batch = new Batch(calledMax, barrierMax);
        return this;
    }

    YardFixture intakeLeft(GoodsClass goods, int count) {
        intake.put(goods, count);
        return this;
    }

    YardFixture intakeLeftOfAll(int count) {
        intakeOfAll = count;
        return this;
    }

    YardFixture decided(Intervention intervention) {
        interventions.add(intervention);
        return this;
    }

    Yard yard() {
        return new Yard(
                NOON,
                vehicles,
                lanes,
                Map.of(Direction.EXPORT, batch, Direction.IMPORT, batch),
                new Intake(intake, intakeOfAll),
                interventions);
    }

    Decision decide() {
        return Dispatch.decide(yard(), ORDER);
    }

    /** Tickets in the order of the calls. */
    List<String> called() {
        return decide().calls().stream().map(Call::ticket).toList();
    }
}
