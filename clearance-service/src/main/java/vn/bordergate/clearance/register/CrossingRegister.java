package vn.bordergate.clearance.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.notice.CrossingNotices;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;

/** Takes crossings out and puts them back, with a few statements however many there are. */
public final class CrossingRegister {

    /** In the order of ids, so that two who take the same never wait for each other. */
    private static final String TAKE =
            "select id, state from crossing where id = any($1) order by id for update";

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson eventJson;
    private final CrossingJson json;
    private final Scheduler work;
    private final CrossingWriter writer;

    /**
     * @param work where crossings are decided on once they are taken out
     */
    public CrossingRegister(
            DatabaseClient database,
            Journal journal,
            EventJson eventJson,
            CrossingJson json,
            Scheduler work) {
        this.database = database;
        this.journal = journal;
        this.eventJson = eventJson;
        this.json = json;
        this.work = work;
        this.writer = new CrossingWriter(database, json);
    }

    /** Takes the crossings out, locked until the caller's transaction ends. */
    public Mono<OpenCrossings> take(Collection<CrossingId> ids) {
        UUID[] wanted = ids.stream().map(CrossingId::value).distinct().toArray(UUID[]::new);
        return database.sql(TAKE)
                .bind(0, wanted)
                .map(
                        row ->
                                Map.entry(
                                        new CrossingId(known(row.get(0, UUID.class))),
                                        known(row.get(1, String.class))))
                .all()
                .collectList()
                .publishOn(work)
                .map(
                        found -> {
                            Map<CrossingId, Crossing> states = new HashMap<>(2 * found.size());
                            found.forEach(f -> states.put(f.getKey(), json.state(f.getValue())));
                            return new OpenCrossings(states);
                        });
    }

    /** Writes what was decided and appends what others are told to the journal. */
    public Mono<Void> put(OpenCrossings crossings, CrossingNotices.Clearings clearings) {
        if (crossings.decided().isEmpty()) {
            return Mono.empty();
        }
        List<JournalEntry> entries = new ArrayList<>();
        for (OpenCrossings.Decided one : crossings.decided()) {
            for (PublishedEvent event :
                    CrossingNotices.of(one.id(), one.before(), one.events(), clearings)) {
                entries.add(eventJson.entry(event));
            }
        }
        return writer.write(crossings).then(Mono.defer(() -> journal.append(entries)));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
