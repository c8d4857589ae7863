package vn.bordergate.clearance.register;

import java.util.ArrayList;
import java.util.Arrays;
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
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.notice.Notices;
import vn.bordergate.clearance.register.KnownStates.Known;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;

/** Takes files out and puts them back, with a few statements however many there are. */
public final class FileRegister {

    /** In the order of ids, so that two who take the same files never wait for each other. */
    private static final String TAKE =
            """
            select d.id,
              case when d.version <> k.version or crc32c(convert_to(d.state, 'UTF8')) <> k.checksum
                then d.state end
            from unnest($1::uuid[], $2::int[], $3::bigint[]) as k (id, version, checksum)
            join declaration d on d.id = k.id
            order by d.id for update of d
            """;

    private static final String LOOKED_AT =
            """
            update declaration set look_at = next_due
            where id = any($1) and look_at is distinct from next_due
            """;

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson eventJson;
    private final FileJson json;
    private final Scheduler work;
    private final KnownStates states = new KnownStates();
    private final FileWriter writer;
    private final Carriers carriers;

    /**
     * @param work where files are decided on once they are taken out
     */
    public FileRegister(
            DatabaseClient database,
            Journal journal,
            EventJson eventJson,
            FileJson json,
            Scheduler work) {
        this.database = database;
        this.journal = journal;
        this.eventJson = eventJson;
        this.json = json;
        this.work = work;
        this.writer = new FileWriter(database, json, states);
        this.carriers = new Carriers(database);
    }

    /** Takes the files out, locked until the caller's transaction ends. */
    public Mono<OpenFiles> take(Collection<DeclarationId> ids) {
        UUID[] wanted = ids.stream().map(DeclarationId::value).distinct().toArray(UUID[]::new);
        Map<UUID, Known> kept = states.of(List.of(wanted));
        List<Known> asked = Arrays.stream(wanted).map(id -> known(kept.get(id))).toList();
        return database.sql(TAKE)
                .bind(0, wanted)
                .bind(1, asked.stream().map(Known::version).toArray(Integer[]::new))
                .bind(2, asked.stream().map(Known::checksum).toArray(Long[]::new))
                .map(row -> new Found(known(row.get(0, UUID.class)), row.get(1, String.class)))
                .all()
                .collectList()
                // What follows is work for a processor, and the driver's thread has others to
                // serve.
                .publishOn(work)
                .map(
                        found -> {
                            Map<DeclarationId, Declaration> open = new HashMap<>(2 * found.size());
                            for (Found one : found) {
                                open.put(
                                        new DeclarationId(one.id()),
                                        one.state() instanceof String written
                                                ? json.state(written)
                                                : known(kept.get(one.id())).state());
                            }
                            return new OpenFiles(open);
                        });
    }

    /** A file that is there, and its state unless that is known already. */
    private record Found(UUID id, @Nullable String state) {}

    /**
     * Notes that what was due of the files has been looked at: from now on their next time counts.
     */
    public Mono<Void> lookedAt(Collection<DeclarationId> ids) {
        return database.sql(LOOKED_AT)
                .bind(0, ids.stream().map(DeclarationId::value).toArray(UUID[]::new))
                .then();
    }

    /**
     * Writes what was decided on the files, and appends what others are told to the journal: of the
     * files, and of the vehicles that carry their goods.
     */
    public Mono<Void> put(OpenFiles files) {
        if (files.decided().isEmpty()) {
            return Mono.empty();
        }
        List<JournalEntry> entries = entries(files.decided());
        return writer.write(files)
                .then(Mono.defer(() -> carriers.of(files.decided())))
                .flatMap(
                        vehicles -> {
                            vehicles.forEach(one -> entries.add(eventJson.entry(one)));
                            return journal.append(entries);
                        });
    }

    private List<JournalEntry> entries(List<Decided> decided) {
        List<JournalEntry> entries = new ArrayList<>(3 * decided.size());
        for (Decided one : decided) {
            for (PublishedEvent event : Notices.of(one.id(), one.before(), one.events())) {
                entries.add(eventJson.entry(event));
            }
        }
        return entries;
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
