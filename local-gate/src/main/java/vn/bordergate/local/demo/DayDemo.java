package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.Direction;
import vn.bordergate.local.Screen;
import vn.bordergate.local.day.DayClock;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.DrawnVehicle;
import vn.bordergate.local.day.ModelDay;

/**
 * Plays a model day against the running gate, from outside: hauliers announce, devices read,
 * officers pass checks, and vehicles follow the calls that their own tracking tells them.
 */
public final class DayDemo {

    /** Before anything comes; hauliers announce from then on. */
    private static final Duration BEGINS_BEFORE = Duration.ofMinutes(100);

    private static final Duration ANNOUNCED_BEFORE = Duration.ofMinutes(90);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(30);
    private static final Duration TOKENS_RENEWED = Duration.ofMinutes(45);
    private static final int LINES_MAX = 200;
    private static final long SEED = 1;

    private final Screen screen;
    private final DayClock clock;
    private final Addresses addresses;
    private final ModelDay model;

    /**
     * Where the services answer, and the tokens to ask them with.
     *
     * @param devices gives a token for the device of a code
     * @param yardOfficer gives a token of somebody of the yard who signs in now
     * @param board token of who may see how the devices are
     */
    public record Addresses(
            URI ingest,
            URI clearance,
            String trader,
            Map<String, String> officers,
            Function<String, String> devices,
            Supplier<String> yardOfficer,
            String board) {}

    public DayDemo(Screen screen, DayClock clock, Addresses addresses, ModelDay model) {
        this.screen = screen;
        this.clock = clock;
        this.addresses = addresses;
        this.model = model;
    }

    /** When the clock of a played day begins: before the first vehicle of that date comes. */
    public static Instant begin(ModelDay model, LocalDate date) {
        DrawnDay drawn = DrawnDay.of(model, SEED);
        Instant first =
                drawn.vehicles().stream()
                        .map(DrawnVehicle::arrivedAt)
                        .min(Instant::compareTo)
                        .orElseThrow();
        return first.plus(shift(drawn, date)).minus(BEGINS_BEFORE);
    }

    private static Duration shift(DrawnDay drawn, LocalDate date) {
        Instant opens = date.atTime(drawn.model().opens()).atZone(drawn.model().zone()).toInstant();
        return Duration.between(drawn.at(drawn.model().opens()), opens);
    }

    /**
     * Plays the day to its end.
     *
     * @return whether every vehicle crossed
     */
    public boolean run() throws IOException, InterruptedException {
        LocalDate date = LocalDate.ofInstant(clock.instant(), model.zone());
        List<DayVehicle> vehicles = vehicles(date);
        DayDevices devices = new DayDevices(addresses.ingest(), addresses.devices(), clock);
        devices.goOnFrom(new Api(addresses.ingest(), addresses.board()).get("/api/devices"));
        DayRoad road = road(devices, date);
        DayOfficers officers = new DayOfficers(officers());
        DayMeasures measures = measures(date);
        screen.say(
                "Playing %s: %d vehicles, %d times as fast as a real day."
                        .formatted(model.name(), vehicles.size(), clock.speed()));
        Instant end = date.atTime(model.extendableTo()).atZone(model.zone()).toInstant();
        Instant told = clock.instant();
        long renewedAt = System.nanoTime();
        DayTally tally = new DayTally(vehicles);
        while (clock.instant().isBefore(end) && !tally.allOver()) {
            Instant now = clock.instant();
            measures.act(now, tally::isAwaited);
            announce(vehicles, road, now);
            road.move(vehicles, now);
            officers.decide(due(vehicles, now)::containsKey);
            if (!now.isBefore(told.plus(TOLD_EVERY))) {
                told = now;
                screen.say(tally.line(now.atZone(model.zone()).toLocalTime(), devices.sent()));
            }
            if (System.nanoTime() - renewedAt > TOKENS_RENEWED.toNanos()) {
                renewedAt = System.nanoTime();
                devices.renewTokens();
            }
            TimeUnit.MILLISECONDS.sleep(TICK.toMillis());
        }
        measures.over();
        screen.say(tally.line(clock.instant().atZone(model.zone()).toLocalTime(), devices.sent()));
        return tally.allOver();
    }

    private DayRoad road(DayDevices devices, LocalDate date) {
        return new DayRoad(
                new Api(addresses.ingest(), addresses.trader()),
                new Api(addresses.clearance(), addresses.trader()),
                devices,
                new DayConsignments(date));
    }

    private DayMeasures measures(LocalDate date) {
        return new DayMeasures(
                model, date, new YardOfficer(addresses.clearance(), addresses.yardOfficer()));
    }

    private List<DayVehicle> vehicles(LocalDate date) {
        DrawnDay drawn = DrawnDay.of(model, SEED);
        Duration shift = shift(drawn, date);
        List<DayVehicle> vehicles = new ArrayList<>();
        for (DrawnVehicle one : drawn.vehicles()) {
            vehicles.add(
                    new DayVehicle(
                            one,
                            DayConsignments.plate(one.direction(), vehicles.size() + 1),
                            shift));
        }
        return vehicles;
    }

    private void announce(List<DayVehicle> vehicles, DayRoad road, Instant now)
            throws IOException, InterruptedException {
        Map<Integer, DayVehicle> due = new HashMap<>();
        for (int i = 0; i < vehicles.size() && due.size() < LINES_MAX; i++) {
            DayVehicle one = vehicles.get(i);
            boolean time = !now.isBefore(one.arrivesAt().minus(ANNOUNCED_BEFORE));
            if (one.declarationId() == null && time) {
                due.put(i + 1, one);
            }
        }
        if (!due.isEmpty()) {
            road.announce(due);
        }
    }

    /** Declarations whose checks are done by now, by their identity. */
    private static Map<String, DayVehicle> due(List<DayVehicle> vehicles, Instant now) {
        Map<String, DayVehicle> due = new HashMap<>();
        for (DayVehicle one : vehicles) {
            String id = one.declarationId();
            if (id != null && !now.isBefore(one.checkedAt())) {
                due.put(id, one);
            }
        }
        return due;
    }

    private Map<String, Api> officers() {
        Map<String, Api> officers = new HashMap<>();
        addresses
                .officers()
                .forEach(
                        (code, token) -> officers.put(code, new Api(addresses.clearance(), token)));
        return officers;
    }

    /** The yard that a vehicle comes to: exports from the interior, imports from the border. */
    static String yard(Direction direction) {
        return direction == Direction.EXPORT ? "KB2" : "KB1";
    }

    /** The barrier at which the lanes of a direction end. */
    static String barrier(Direction direction) {
        return direction == Direction.EXPORT ? "B1" : "B2";
    }

    /** What the gate said of a crossing. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.asString() : null;
    }
}
