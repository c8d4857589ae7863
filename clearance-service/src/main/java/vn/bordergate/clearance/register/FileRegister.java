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
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.notice.Notices;
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
            "select id, state from declaration where id = any($1) order by id for update";

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson eventJson;
    private final FileJson json;
    private final FileWriter writer;

    public FileRegister(
            DatabaseClient database, Journal journal, EventJson eventJson, FileJson json) {
        this.database = database;
        this.journal = journal;
        this.eventJson = eventJson;
        this.json = json;
        this.writer = new FileWriter(database, json);
    }

    /** Takes the files out, locked until the caller's transaction ends. */
    public Mono<OpenFiles> take(Collection<DeclarationId> ids) {
        UUID[] wanted = ids.stream().map(DeclarationId::value).distinct().toArray(UUID[]::new);
        return database.sql(TAKE)
                .bind(0, wanted)
                .map(
                        row ->
                                Map.entry(
                                        new DeclarationId(known(row.get(0, UUID.class))),
                                        json.state(known(row.get(1, String.class)))))
                .all()
                .collectList()
                .map(
                        found -> {
                            Map<DeclarationId, Declaration> states =
                                    new HashMap<>(2 * found.size());
                            found.forEach(file -> states.put(file.getKey(), file.getValue()));
                            return new OpenFiles(states);
                        });
    }

    /** Writes what was decided on the files and appends what others are told to the journal. */
    public Mono<Void> put(OpenFiles files) {
        if (files.decided().isEmpty()) {
            return Mono.empty();
        }
        return writer.write(files).then(Mono.defer(() -> journal.append(entries(files.decided()))));
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
