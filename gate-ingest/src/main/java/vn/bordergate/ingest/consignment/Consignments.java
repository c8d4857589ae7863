package vn.bordergate.ingest.consignment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Makes rows anew in the caller's transaction. Each is locked before it is read anew, so that of
 * two who make the same row the second sees what the first has seen.
 */
final class Consignments {

    private static final String COLUMNS =
            "firm, reference, customs_number, gate, direction, hs_code, goods, items, plates,"
                    + " tickets, status, phase, channel, waits_for, due_at, received_at,"
                    + " moved_at, crossed_at";

    /** Whole rows at once: an empty row that is then filled would be written twice. */
    private static final String ADD =
            """
            insert into consignment (declaration_id, words, %1$s)
            select declaration_id, words, %1$s
            from consignment_as_it_stands where declaration_id in (
                select a.id from unnest($1::uuid[]) as a(id)
                where not exists (select from consignment c where c.declaration_id = a.id))
            order by declaration_id
            on conflict (declaration_id) do nothing
            returning declaration_id, firm
            """
                    .formatted(COLUMNS);

    private static final String LOCK =
            """
            select 1 from consignment where declaration_id = any($1)
            order by declaration_id for update
            """;

    /** Words are taken apart again only where something that is searched for has changed. */
    private static final String RENEW =
            """
            update consignment c set (words, %s)
                = (case
                    when (c.firm, c.reference, c.customs_number, c.hs_code, c.goods, c.plates,
                        c.tickets) is not distinct from (n.firm, n.reference, n.customs_number,
                        n.hs_code, n.goods, n.plates, n.tickets) then c.words
                    else n.words
                end, %s)
            from consignment_as_it_stands n
            where n.declaration_id = c.declaration_id and n.declaration_id = any($1)
            returning c.declaration_id, c.firm
            """
                    .formatted(
                            COLUMNS,
                            Stream.of(COLUMNS.split(", "))
                                    .map("n."::concat)
                                    .collect(Collectors.joining(", ")));

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
        return written(ADD, ids)
                .flatMap(
                        added -> {
                            UUID[] others =
                                    Stream.of(ids)
                                            .filter(id -> !added.containsKey(id))
                                            .toArray(UUID[]::new);
                            return others.length == 0
                                    ? Mono.just(added)
                                    : locked(others)
                                            .then(written(RENEW, others))
                                            .doOnNext(renewed -> renewed.putAll(added));
                        })
                .flatMap(this::tell);
    }

    private Mono<Void> locked(UUID[] ids) {
        return database.sql(LOCK).bind(0, ids).fetch().all().then();
    }

    /** Whose rows were written. */
    private Mono<Map<UUID, String>> written(String sql, UUID[] ids) {
        return database.sql(sql)
                .bind(0, ids)
                .map(
                        row ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, UUID.class)),
                                        Objects.requireNonNull(row.get(1, String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Void> tell(Map<UUID, String> moved) {
        Set<String> marks = new LinkedHashSet<>();
        moved.forEach(
                (declaration, firm) -> {
                    marks.add(News.of(declaration));
                    marks.add(News.of(firm));
                });
        return tell(marks);
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
