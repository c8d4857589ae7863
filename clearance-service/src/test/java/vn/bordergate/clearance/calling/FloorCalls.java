package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;

/** Calls by what the yard knows of its vehicles alone, and tells of it. */
final class FloorCalls implements CrossingCalls {

    private static final String WAITING =
            """
            select crossing_id from yard_vehicle
            where crossing_id = any($1) and stage = 'WAITING' and ready_at is not null and not held
            order by crossing_id for update
            """;

    private static final String CALLED =
            """
            select crossing_id from yard_vehicle
            where crossing_id = any($1) and stage = 'CALLED' order by crossing_id for update
            """;

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson json;

    FloorCalls(DatabaseClient database, Journal journal, EventJson json) {
        this.database = database;
        this.journal = journal;
        this.json = json;
    }

    @Override
    public Mono<Set<UUID>> call(List<Summons> calls) {
        return found(WAITING, calls.stream().map(Summons::crossing).toList())
                .flatMap(
                        taken -> {
                            List<PublishedEvent> events = new ArrayList<>();
                            for (Summons one : calls) {
                                if (taken.contains(one.crossing())) {
                                    events.add(
                                            new LaneCalled(
                                                    new CrossingId(one.crossing()),
                                                    one.ticket(),
                                                    one.lane(),
                                                    one.order(),
                                                    one.rule(),
                                                    one.overtook(),
                                                    one.intervention(),
                                                    one.at()));
                                }
                            }
                            return told(events).thenReturn(taken);
                        });
    }

    @Override
    public Mono<Set<UUID>> revoke(List<Revocation> calls) {
        return found(CALLED, calls.stream().map(Revocation::crossing).toList())
                .flatMap(
                        taken -> {
                            List<PublishedEvent> events = new ArrayList<>();
                            for (Revocation one : calls) {
                                if (taken.contains(one.crossing())) {
                                    events.add(
                                            new CallRevoked(
                                                    new CrossingId(one.crossing()),
                                                    one.lane(),
                                                    one.code(),
                                                    one.at()));
                                }
                            }
                            return told(events).thenReturn(taken);
                        });
    }

    private Mono<Void> told(List<PublishedEvent> events) {
        return events.isEmpty()
                ? Mono.empty()
                : journal.append(events.stream().map(json::entry).toList());
    }

    private Mono<Set<UUID>> found(String sql, Collection<UUID> crossings) {
        return database.sql(sql)
                .bind(0, crossings.toArray(UUID[]::new))
                .map(row -> known(row.get(0, UUID.class)))
                .all()
                .<Set<UUID>>collect(HashSet::new, Set::add);
    }
}
