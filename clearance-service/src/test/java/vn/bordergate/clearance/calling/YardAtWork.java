package vn.bordergate.clearance.calling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournaledTransactions;

/**
 * A gate with vehicles in its yards, whose day is extended so that it is open whenever tests run.
 */
public final class YardAtWork {

    public static final String GATE = "THU-BAI";

    private static final Instant BEGUN = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final AtomicInteger NUMBERS = new AtomicInteger(1000);

    public final ClearanceAtWork gate;

    public YardAtWork(ClearanceAtWork gate) {
        this.gate = gate;
    }

    /** A laden export that was ready so long ago. */
    public YardVehicle ready(GoodsClass goods, Duration ago) {
        return ready(goods, ago, "firm-" + NUMBERS.get());
    }

    public YardVehicle ready(GoodsClass goods, Duration ago, String firm) {
        Instant then = BEGUN.minus(ago);
        int number = NUMBERS.getAndIncrement();
        return new YardVehicle(
                UUID.randomUUID(),
                GATE,
                Direction.EXPORT,
                "X-" + number,
                "KB2",
                "29C0" + number,
                true,
                goods,
                CustomsChannel.GREEN,
                false,
                firm,
                // Tickets of the day before are written otherwise.
                BEGUN,
                then,
                false,
                YardStage.WAITING,
                null,
                null,
                null);
    }

    /** The same as the crossing says it now. */
    public static YardVehicle at(YardVehicle v, YardStage stage, @Nullable String lane) {
        return new YardVehicle(
                v.crossing(),
                v.gate(),
                v.direction(),
                v.ticket(),
                v.yard(),
                v.plate(),
                v.laden(),
                v.goods(),
                v.channel(),
                v.priorityEnterprise(),
                v.firm(),
                v.arrivedAt(),
                v.readyAt(),
                v.held(),
                stage,
                lane,
                lane == null ? null : Instant.now(),
                stage == YardStage.AT_BARRIER ? Instant.now() : null);
    }

    /** The same held by an authority. */
    public static YardVehicle held(YardVehicle v) {
        return new YardVehicle(
                v.crossing(),
                v.gate(),
                v.direction(),
                v.ticket(),
                v.yard(),
                v.plate(),
                v.laden(),
                v.goods(),
                v.channel(),
                v.priorityEnterprise(),
                v.firm(),
                v.arrivedAt(),
                v.readyAt(),
                true,
                v.stage(),
                v.lane(),
                v.calledAt(),
                v.barrierAt());
    }

    public void put(YardVehicle... vehicles) {
        gate.bean(YardFloor.class)
                .put(List.of(vehicles), Instant.now().truncatedTo(ChronoUnit.MICROS))
                .block(ClearanceAtWork.PATIENCE);
    }

    public void turn() {
        oneTurn().block(ClearanceAtWork.PATIENCE);
    }

    /** Vehicles are put on the floor without crossings here, so the floor has the last word. */
    Mono<Turn.Outcome> oneTurn() {
        var database = gate.bean(DatabaseClient.class);
        return turnOf(
                new FloorCalls(database, gate.bean(Journal.class), gate.bean(EventJson.class)));
    }

    Mono<Turn.Outcome> turnOf(CrossingCalls crossings) {
        return new Turn(
                        gate.bean(DatabaseClient.class),
                        gate.bean(JournaledTransactions.class),
                        new PlaceTelling(
                                gate.bean(DatabaseClient.class),
                                gate.bean(Journal.class),
                                gate.bean(EventJson.class)),
                        crossings,
                        gate.bean(GatePlans.class),
                        gate.bean(PublishedOrder.class),
                        gate.bean(Rulebook.class),
                        Schedulers.parallel(),
                        Clock.systemUTC())
                .at(GATE);
    }

    /** Nobody stands at the gate, and nothing is measured there. */
    public void clear() {
        for (String table : List.of("yard_vehicle", "lane_call", "place_note", "yard_measure")) {
            gate.bean(DatabaseClient.class)
                    .sql("delete from " + table)
                    .then()
                    .block(ClearanceAtWork.PATIENCE);
        }
    }

    /** Changes what is written. */
    public void run(String sql) {
        gate.bean(DatabaseClient.class).sql(sql).then().block(ClearanceAtWork.PATIENCE);
    }

    /** A column of a vehicle as text; empty for null. */
    public String of(YardVehicle vehicle, String column) {
        return text(
                "select coalesce((select "
                        + column
                        + "::text from yard_vehicle where crossing_id = '"
                        + vehicle.crossing()
                        + "'), '')");
    }

    public String text(String sql) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> String.valueOf(row.get(0, String.class)))
                        .one()
                        .block(ClearanceAtWork.PATIENCE));
    }
}
