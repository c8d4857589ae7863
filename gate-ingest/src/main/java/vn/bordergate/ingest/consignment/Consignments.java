package vn.bordergate.ingest.consignment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Makes rows anew in the caller's transaction. Each is locked before it is read anew, so that of
 * two who make the same row the second sees what the first has seen.
 */
final class Consignments {

    private static final String BEGIN =
            """
            insert into consignment (declaration_id)
            select declaration_id from declaration where declaration_id = any($1) order by 1
            on conflict (declaration_id) do nothing
            """;

    private static final String LOCK =
            """
            select 1 from consignment where declaration_id = any($1)
            order by declaration_id for update
            """;

    private static final String RENEW =
            """
            update consignment c set (firm, reference, customs_number, gate, direction,
                hs_code, goods, items, plates, tickets, status, phase, channel, waits_for, due_at,
                received_at, moved_at, crossed_at, words)
                = (n.firm, n.reference, n.customs_number, n.gate, n.direction,
                n.hs_code, n.goods, n.items, n.plates, n.tickets, n.status, n.phase, n.channel,
                n.waits_for, n.due_at, n.received_at, n.moved_at, n.crossed_at, n.words)
            from consignment_as_it_stands n
            where n.declaration_id = c.declaration_id and n.declaration_id = any($1)
            returning c.declaration_id, c.firm
            """;

    /** What a vehicle carried before it was amended has moved too. */
    private static final String CARRIED =
            """
            select declaration_id from crossing_declaration where crossing_id = any($1)
            union
            select f.id::uuid from former_crossing r,
                lateral jsonb_array_elements_text(r.content::jsonb -> 'declarations') as f(id)
            where r.crossing_id = any($1)
            """;

    private static final String CARRIED_NOW =
            "select distinct declaration_id from crossing_declaration where crossing_id = any($1)";

    private final DatabaseClient database;

    Consignments(DatabaseClient database) {
        this.database = database;
    }

    /** Makes these anew and tells those who watch, once the transaction is committed. */
    Mono<Void> renew(Collection<UUID> declarations) {
        if (declarations.isEmpty()) {
            return Mono.empty();
        }
        UUID[] ids = declarations.stream().distinct().toArray(UUID[]::new);
        return database.sql(BEGIN)
                .bind(0, ids)
                .then()
                .then(database.sql(LOCK).bind(0, ids).fetch().all().then())
                .then(
                        database.sql(RENEW)
                                .bind(0, ids)
                                .map(
                                        row ->
                                                List.of(
                                                        News.of(row.get(0, UUID.class)),
                                                        News.of(row.get(1, String.class))))
                                .all()
                                .collect(LinkedHashSet<String>::new, Set::addAll))
                .flatMap(this::tell);
    }

    /** The same for whatever these vehicles carry or carried. */
    Mono<Void> renewCarried(Collection<UUID> crossings) {
        if (crossings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(CARRIED)
                .bind(0, crossings.stream().distinct().toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .collectList()
                .flatMap(this::renew);
    }

    /** Tells those who watch one consignment that a vehicle of it stands elsewhere in its queue. */
    Mono<Void> tellCarried(Collection<UUID> crossings) {
        if (crossings.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(CARRIED_NOW)
                .bind(0, crossings.toArray(UUID[]::new))
                .mapValue(UUID.class)
                .all()
                .map(News::of)
                .collect(LinkedHashSet<String>::new, Set::add)
                .flatMap(this::tell);
    }

    private Mono<Void> tell(Set<String> marks) {
        return marks.isEmpty()
                ? Mono.empty()
                : database.sql("select pg_notify($1, $2)")
                        .bind(0, News.CHANNEL)
                        .bind(1, News.written(marks))
                        .fetch()
                        .all()
                        .then();
    }
}
