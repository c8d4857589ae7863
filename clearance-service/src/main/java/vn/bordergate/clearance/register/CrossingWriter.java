package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.Deadlines;
import vn.bordergate.clearance.crossing.Load;
import vn.bordergate.clearance.crossing.Place;
import vn.bordergate.clearance.crossing.Standing;
import vn.bordergate.clearance.register.OpenCrossings.Decided;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.CopyRows;

/**
 * Writes what was decided on any number of crossings with a few statements. Their history is part
 * of the one trail that the decisions on declarations make.
 */
final class CrossingWriter {

    private static final String DECISIONS =
            "decision (declaration_id, version, at, actor_kind, actor, events)";

    private static final int COLUMNS = 32;

    /** Between numbers: the group separator, which no plain text holds. */
    private static final char NUMBERS_APART = 29;

    /**
     * New rows and changed ones alike; of two who announce the same at once the second waits. That
     * a vehicle has crossed stays known when it has come back.
     */
    private static final String WRITE =
            """
            insert into crossing (id, version, generation, gate, direction, status, plate, firm,
              reference, laden, goods, channel, priority, held, ticket, yard, lane, barrier, lacking,
              attention, announced_at, planned_at, admitted_at, ready_at, called_at, reached_at,
              crossed_at, ended_at, next_due, trailer, changed_at, state, numbers)
            select a1::uuid, a2::int, a3::int, a4, a5, a6, a7, a8, a9, a10::bool, a11, a12,
              a13::bool, a14::bool, nullif(a15, ''), nullif(a16, ''), nullif(a17, ''),
              nullif(a18, ''), coalesce(a19, ''), coalesce(a20, ''), a21::timestamptz,
              a22::timestamptz, nullif(a23, '')::timestamptz, nullif(a24, '')::timestamptz,
              nullif(a25, '')::timestamptz, nullif(a26, '')::timestamptz,
              nullif(a27, '')::timestamptz, nullif(a28, '')::timestamptz,
              nullif(a29, '')::timestamptz, nullif(a30, ''), $%d, a31,
              string_to_array(coalesce(a32, ''), chr(29))
            from rows from (%s) as row (%s)
            on conflict (id) do update set version = excluded.version,
              generation = excluded.generation, status = excluded.status, plate = excluded.plate,
              trailer = excluded.trailer,
              laden = excluded.laden, goods = excluded.goods, channel = excluded.channel,
              priority = excluded.priority, held = excluded.held, ticket = excluded.ticket,
              yard = excluded.yard, lane = excluded.lane, barrier = excluded.barrier,
              lacking = excluded.lacking, attention = excluded.attention,
              planned_at = excluded.planned_at, admitted_at = excluded.admitted_at,
              ready_at = excluded.ready_at, called_at = excluded.called_at,
              reached_at = excluded.reached_at,
              crossed_at = coalesce(excluded.crossed_at, crossing.crossed_at),
              ended_at = excluded.ended_at, next_due = excluded.next_due,
              changed_at = excluded.changed_at, state = excluded.state,
              numbers = excluded.numbers
            where crossing.version < excluded.version
            """
                    .formatted(
                            COLUMNS + 1,
                            Sheet.parameters(1, COLUMNS),
                            java.util.stream.IntStream.rangeClosed(1, COLUMNS)
                                    .mapToObj(i -> "a" + i)
                                    .collect(Collectors.joining(", ")));

    private static final String CARRIES =
            """
            with load as (
              select unnest($1::uuid[]) as crossing_id, unnest($2::uuid[]) as declaration_id
            ), gone as (
              delete from crossing_carries c where c.crossing_id = any($3::uuid[])
                and not exists (select from load l where l.crossing_id = c.crossing_id
                  and l.declaration_id = c.declaration_id)
            )
            insert into crossing_carries (crossing_id, declaration_id)
            select crossing_id, declaration_id from load
            on conflict do nothing
            """;

    private final DatabaseClient database;
    private final CrossingJson json;

    CrossingWriter(DatabaseClient database, CrossingJson json) {
        this.database = database;
        this.json = json;
    }

    Mono<Void> write(OpenCrossings crossings) {
        var decided = new CopyRows(DECISIONS);
        Map<CrossingId, Load> before = new LinkedHashMap<>();
        Instant last = Instant.MIN;
        for (Decided one : crossings.decided()) {
            // A vehicle that is only now announced had no load, which is not the same as unknown.
            if (!before.containsKey(one.id())) {
                before.put(one.id(), load(one.before()));
            }
            last = one.command().at().isAfter(last) ? one.command().at() : last;
            decided.row()
                    .uuid(one.id().value())
                    .integer(one.after().version())
                    .time(one.command().at())
                    .text(one.by().kind().name())
                    .text(Sheet.plain(one.by().id()))
                    .utf8(json.eventsUtf8(one.events()));
        }
        var rows = new Sheet(COLUMNS);
        Map<CrossingId, Load> moved = new LinkedHashMap<>();
        crossings
                .changed()
                .forEach(
                        (id, state) -> {
                            if (state instanceof Crossing.Known s) {
                                row(id, s, rows);
                                if (!s.standing().load().equals(before.get(id))) {
                                    moved.put(id, s.standing().load());
                                }
                            }
                        });
        List<Mono<Void>> steps = new ArrayList<>();
        steps.add(rows.bind(database.sql(WRITE), 0).bind(COLUMNS, last).then());
        steps.add(carries(moved));
        steps.add(GoodsMoves.write(crossings, database));
        steps.add(decided.write(database));
        return Flux.concat(steps).then();
    }

    private Mono<Void> carries(Map<CrossingId, Load> moved) {
        if (moved.isEmpty()) {
            return Mono.empty();
        }
        List<UUID> crossings = new ArrayList<>();
        List<UUID> declarations = new ArrayList<>();
        moved.forEach(
                (id, load) ->
                        load.declarations()
                                .forEach(
                                        declaration -> {
                                            crossings.add(id.value());
                                            declarations.add(declaration.value());
                                        }));
        return database.sql(CARRIES)
                .bind(0, crossings.toArray(UUID[]::new))
                .bind(1, declarations.toArray(UUID[]::new))
                .bind(2, moved.keySet().stream().map(CrossingId::value).toArray(UUID[]::new))
                .then();
    }

    private void row(CrossingId id, Crossing.Known state, Sheet to) {
        Standing standing = state.standing();
        AnnouncedVehicle vehicle = standing.vehicle();
        Whereabouts where = Whereabouts.of(state);
        Place place = where.place();
        to.row(
                id,
                state.version(),
                standing.generation(),
                vehicle.gate(),
                vehicle.direction(),
                CrossingStatus.of(state),
                vehicle.plate().value(),
                CrossingQueries.firm(vehicle.announcer()),
                Sheet.plain(vehicle.reference()),
                standing.load().laden(),
                standing.cargo().goods(),
                standing.cargo().channel(),
                standing.cargo().priority(),
                standing.held(),
                place == null ? "" : place.ticket(),
                place == null ? "" : place.yard(),
                Objects.toString(where.lane(), ""),
                state instanceof Crossing.AtBarrier s ? s.barrier() : "",
                place == null ? "" : joined(place.lacking()),
                joined(attention(standing)),
                standing.announcedAt(),
                vehicle.plannedArrival(),
                text(place == null ? null : place.admittedAt()),
                text(place == null ? null : place.readyAt()),
                text(state instanceof Crossing.UnderWay s ? s.call().calledAt() : null),
                text(state instanceof Crossing.AtBarrier s ? s.reachedAt() : null),
                text(state instanceof Crossing.Crossed s ? s.crossedAt() : null),
                text(state instanceof Crossing.Ended s ? s.endedAt() : null),
                text(Deadlines.next(state)),
                vehicle.trailerPlate() == null ? "" : vehicle.trailerPlate().value(),
                json.state(state),
                numbers(vehicle));
    }

    /** What people may ask for it by, beside its plate and ticket; in capitals, each once. */
    private static String numbers(AnnouncedVehicle vehicle) {
        Set<String> all = new LinkedHashSet<>();
        for (Container container : vehicle.containers()) {
            add(container.number(), all);
            add(container.seal(), all);
        }
        var trailer = vehicle.trailerPlate();
        add(trailer == null ? null : trailer.value(), all);
        add(vehicle.seal(), all);
        add(vehicle.transitPermit(), all);
        add(vehicle.reference(), all);
        return String.join(String.valueOf(NUMBERS_APART), all);
    }

    private static void add(@Nullable String number, Set<String> to) {
        if (number != null) {
            to.add(Sheet.plain(number).toUpperCase(Locale.ROOT));
        }
    }

    /** An alarm is looked at before all else. */
    private static List<Object> attention(Standing standing) {
        List<Object> all = new ArrayList<>();
        if (standing.marks().alarm() != null) {
            all.add("PASSED_UNALLOWED");
        }
        all.addAll(standing.marks().attention());
        return all;
    }

    private static @Nullable Load load(Crossing state) {
        return state instanceof Crossing.Known s ? s.standing().load() : null;
    }

    private static String joined(List<?> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String text(@Nullable Instant at) {
        return Objects.toString(at, "");
    }
}
