package vn.bordergate.clearance.traffic;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.CrossingStatus;
import vn.bordergate.clearance.register.DeviceClocks;
import vn.bordergate.clearance.register.DeviceClocks.Clock;
import vn.bordergate.clearance.register.PlateQuestions.Question;
import vn.bordergate.clearance.register.VehicleQueries;
import vn.bordergate.clearance.register.VehicleQueries.Vehicle;
import vn.bordergate.clearance.register.Whereabouts;
import vn.bordergate.clearance.traffic.CrossingRequest.Action;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/**
 * What at a gate needs a person: vehicles with an alarm or something to look at, readings that
 * nobody could tell to be of one vehicle, and devices whose clock is wrong.
 */
public final class NeedsPerson {

    /** Of each kind, the latest. */
    public static final int SHOWN_MAX = 50;

    /** One short look; times that pass by themselves are not in it. */
    private static final String MARK =
            """
            select concat_ws('|',
              (select string_agg(id || '.' || version, ',') from (
                select id, version from crossing where gate = $1 and attention <> ''
                order by changed_at desc, id limit $2) v),
              (select string_agg(id || '.' || seen, ',') from (
                select id, seen from plate_question
                where gate = $1 and status in ('UNKNOWN', 'UNSURE')
                order by id desc limit $2) q),
              (select string_agg(device, ',' order by device) from device_clock where gate = $1))
            """;

    private final CrossingDesk desk;
    private final VehicleQueries vehicles;
    private final DeviceClocks clocks;
    private final DatabaseClient database;
    private final CircuitBreaker breaker;

    NeedsPerson(
            CrossingDesk desk,
            VehicleQueries vehicles,
            DeviceClocks clocks,
            DatabaseClient database,
            CircuitBreaker breaker) {
        this.desk = desk;
        this.vehicles = vehicles;
        this.clocks = clocks;
        this.database = database;
        this.breaker = breaker;
    }

    /**
     * All of it.
     *
     * @param more whether there is more than is shown
     */
    public record Needs(
            List<Line> vehicles, List<Ask> questions, List<Clock> clocks, boolean more) {
        public boolean isEmpty() {
            return vehicles.isEmpty() && questions.isEmpty() && clocks.isEmpty();
        }
    }

    /**
     * A vehicle.
     *
     * @param codes what there is to look at, an alarm first
     * @param alarm whether two border guards have to decide, which nobody acknowledges away
     */
    public record Line(
            UUID crossing,
            int version,
            String plate,
            @Nullable String ticket,
            CrossingStatus stage,
            List<String> codes,
            boolean alarm,
            boolean acknowledgeable,
            Instant since) {

        private static Line of(Vehicle one) {
            var standing = one.state().standing();
            var marks = standing.marks();
            boolean alarm = marks.alarm() != null;
            return new Line(
                    one.id().value(),
                    one.state().version(),
                    standing.vehicle().plate().value(),
                    Whereabouts.of(one.state()).ticket(),
                    CrossingStatus.of(one.state()),
                    Stream.concat(
                                    alarm ? Stream.of("PASSED_UNALLOWED") : Stream.empty(),
                                    marks.attention().stream().map(Enum::name))
                            .toList(),
                    alarm,
                    !marks.attention().isEmpty(),
                    one.changedAt());
        }
    }

    /** A reading, and whose it may be. */
    public record Ask(
            long id,
            ReadingKind kind,
            String place,
            @Nullable String plate,
            @Nullable Integer percent,
            @Nullable Integer massKg,
            int seen,
            Instant lastAt,
            List<Line> candidates) {

        private static final int THOUSANDTHS_PER_PERCENT = 10;

        private static Ask of(Question question, Map<CrossingId, Line> known) {
            var reading = question.reading();
            Integer confidence = reading.confidence();
            return new Ask(
                    question.id(),
                    reading.kind(),
                    reading.place(),
                    reading.plate() == null ? null : reading.plate().value(),
                    confidence == null ? null : confidence / THOUSANDTHS_PER_PERCENT,
                    reading.massKg(),
                    question.seen(),
                    question.lastAt(),
                    question.candidates().stream()
                            .filter(known::containsKey)
                            .map(id -> Objects.requireNonNull(known.get(id)))
                            .toList());
        }
    }

    /** What needs a person at a gate that the reader was granted. */
    public Mono<Needs> of(String gate, Principal who) {
        return Mono.zip(
                        vehicles.needing(gate, SHOWN_MAX + 1).map(Line::of).collectList(),
                        desk.questions(gate, SHOWN_MAX + 1, Long.MAX_VALUE, GateOfficer.of(who))
                                .flatMap(this::asked),
                        clocks.wrong(gate, SHOWN_MAX + 1).collectList())
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .map(
                        all ->
                                new Needs(
                                        first(all.getT1()),
                                        first(all.getT2()),
                                        first(all.getT3()),
                                        all.getT1().size() > SHOWN_MAX
                                                || all.getT2().size() > SHOWN_MAX
                                                || all.getT3().size() > SHOWN_MAX));
    }

    /** The same as long as nothing but times has changed. */
    public Mono<String> mark(String gate) {
        return database.sql(MARK)
                .bind(0, gate)
                .bind(1, SHOWN_MAX + 1)
                .map(row -> Objects.requireNonNullElse(row.get(0, String.class), ""))
                .one();
    }

    /** Whether this reader answers questions and acknowledges. */
    public static boolean mayAnswer(SignedIn reader) {
        return reader.isOneOf(TrafficRooms.ACTING);
    }

    /** What there was to see of a vehicle was seen. */
    public Mono<Void> acknowledge(UUID crossing, @Nullable Integer version, Principal who) {
        var request = new CrossingRequest(null, null, null, null, null, null, version);
        var faults = request.faults(Action.ACKNOWLEDGEMENT);
        return faults.isEmpty()
                ? desk.act(
                                new CrossingId(crossing),
                                Action.ACKNOWLEDGEMENT,
                                request,
                                GateOfficer.of(who))
                        .then()
                : Mono.error(new FaultsException(422, faults));
    }

    /**
     * Whose reading it was.
     *
     * @param crossing or null where it was none that matters
     */
    public Mono<Void> answer(long question, @Nullable UUID crossing, Principal who) {
        return desk.answer(
                question, crossing == null ? null : new CrossingId(crossing), GateOfficer.of(who));
    }

    private Mono<List<Ask>> asked(List<Question> open) {
        List<CrossingId> candidates =
                open.stream().flatMap(one -> one.candidates().stream()).distinct().toList();
        Mono<List<Vehicle>> found =
                candidates.isEmpty()
                        ? Mono.just(List.of())
                        : vehicles.named(candidates).collectList();
        return found.map(
                all -> {
                    Map<CrossingId, Line> known =
                            all.stream().collect(Collectors.toMap(Vehicle::id, Line::of));
                    return open.stream().map(one -> Ask.of(one, known)).toList();
                });
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(SHOWN_MAX, all.size()));
    }
}
