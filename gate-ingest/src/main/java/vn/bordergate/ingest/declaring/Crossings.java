package vn.bordergate.ingest.declaring;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.journal.EventJson;

/** The rows of crossings and of what they carry; every statement in the caller's transaction. */
final class Crossings {

    static final int FOUND_MAX = 100;

    private static final String INSERT =
            """
            insert into crossing (crossing_id, scheme, number, reference, announced_by, content,
                content_hash, remarks, received_at)
            select i, s, n, r, a, c, h, m, to_timestamp(t / 1000.0)
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::bigint[]) as u(i, s, n, r, a, c, h, m, t)
            on conflict (reference, number, scheme) do nothing
            returning crossing_id
            """;

    private static final String CARRY =
            """
            insert into crossing_declaration (declaration_id, crossing_id)
            select d, c from unnest($1::uuid[], $2::uuid[]) as u(d, c)
            """;

    private static final String FIND_BY_KEYS =
            "select "
                    + StoredCrossing.COLUMNS
                    + """
                    from unnest($1::text[], $2::text[], $3::text[]) as k(reference, number, scheme)
                    join crossing c on c.reference = k.reference and c.number = k.number
                        and c.scheme = k.scheme
                    """;

    private static final String FIND =
            "select " + StoredCrossing.COLUMNS + " from crossing c where c.crossing_id = $1";

    private static final String THEIRS =
            """
             and ($2 or exists (select from unnest($3::text[], $4::text[]) as f(scheme, number)
                where f.scheme = c.scheme and f.number = c.number))
            order by c.crossing_id limit $5
            """;

    private static final String FIND_BY_REFERENCE =
            "select " + StoredCrossing.COLUMNS + " from crossing c where c.reference = $1" + THEIRS;

    private static final String FIND_BY_DECLARATION =
            "select "
                    + StoredCrossing.COLUMNS
                    + """
                    from crossing_declaration d join crossing c using (crossing_id)
                    where d.declaration_id = $1
                    """
                    + THEIRS;

    private static final String FIND_ALL =
            "select "
                    + StoredCrossing.COLUMNS
                    + " from crossing c where c.crossing_id = any($1)"
                    + THEIRS;

    private static final String KEEP_FORMER =
            """
            insert into former_crossing
                (crossing_id, generation, content, content_hash, remarks, received_at)
            select crossing_id, generation, content, content_hash, remarks, received_at
            from crossing where crossing_id = $1
            """;

    private static final String AMEND =
            """
            update crossing set generation = $2, content = $3, content_hash = $4, remarks = $5,
                received_at = to_timestamp($6::bigint / 1000.0)
            where crossing_id = $1
            """;

    private static final String WITHDRAW =
            """
            update crossing set withdrawn_at = to_timestamp($2::bigint / 1000.0)
            where crossing_id = $1
            """;

    private final DatabaseClient database;
    private final EventJson json;

    Crossings(DatabaseClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** Inserts those whose reference is new; says which. What they carry is written apart. */
    Mono<Set<CrossingId>> insert(Collection<Announcement> group) {
        // Two transactions that insert the same keys must meet them in the same order.
        List<Announcement> all =
                group.stream().sorted(Comparator.comparing(Announcement::key)).toList();
        return database.sql(INSERT)
                .bind(0, all.stream().map(a -> a.crossingId().value()).toArray(UUID[]::new))
                .bind(1, texts(all, a -> a.key().scheme()))
                .bind(2, texts(all, a -> a.key().number()))
                .bind(3, texts(all, a -> a.key().reference()))
                .bind(4, texts(all, Announcement::announcedBy))
                .bind(5, texts(all, Announcement::contentJson))
                .bind(6, texts(all, Announcement::contentHash))
                .bind(7, texts(all, Announcement::remarksJson))
                .bind(8, all.stream().map(a -> a.receivedAt().toEpochMilli()).toArray(Long[]::new))
                .map(row -> new CrossingId(Objects.requireNonNull(row.get(0, UUID.class))))
                .all()
                .collect(HashSet::new, Set::add);
    }

    /** Writes down which declarations they carry. */
    Mono<Void> carry(Collection<Announcement> all) {
        List<UUID[]> pairs =
                all.stream()
                        .flatMap(
                                a ->
                                        a.vehicle().declarations().stream()
                                                .map(
                                                        d ->
                                                                new UUID[] {
                                                                    d.value(),
                                                                    a.crossingId().value()
                                                                }))
                        .toList();
        return pairs.isEmpty()
                ? Mono.empty()
                : database.sql(CARRY)
                        .bind(0, pairs.stream().map(p -> p[0]).toArray(UUID[]::new))
                        .bind(1, pairs.stream().map(p -> p[1]).toArray(UUID[]::new))
                        .then();
    }

    /** Takes back what this transaction inserted, before anything was told of it. */
    Mono<Void> remove(Collection<CrossingId> ids) {
        return ids.isEmpty()
                ? Mono.empty()
                : database.sql("delete from crossing where crossing_id = any($1)")
                        .bind(0, ids.stream().map(CrossingId::value).toArray(UUID[]::new))
                        .then();
    }

    /** What is held under these keys. */
    Mono<Map<Lodgement.Key, StoredCrossing>> findByKeys(List<Lodgement.Key> keys) {
        return database.sql(FIND_BY_KEYS)
                .bind(0, texts(keys, Lodgement.Key::reference))
                .bind(1, texts(keys, Lodgement.Key::number))
                .bind(2, texts(keys, Lodgement.Key::scheme))
                .map(row -> StoredCrossing.from(row, json))
                .all()
                .collect(HashMap::new, (map, one) -> map.put(one.key(), one));
    }

    Mono<StoredCrossing> find(UUID id) {
        return database.sql(FIND).bind(0, id).map(row -> StoredCrossing.from(row, json)).one();
    }

    Mono<StoredCrossing> findForChange(UUID id) {
        return database.sql(FIND + " for update")
                .bind(0, id)
                .map(row -> StoredCrossing.from(row, json))
                .one();
    }

    /** Crossings of this reference that they may look at; several where of several firms. */
    Flux<StoredCrossing> findByReference(String reference, FirmRights who) {
        return Declarations.isPossible(reference)
                ? found(database.sql(FIND_BY_REFERENCE).bind(0, reference), who)
                : Flux.empty();
    }

    /** Those that carry this declaration. */
    Flux<StoredCrossing> findByDeclaration(UUID declaration, FirmRights who) {
        return found(database.sql(FIND_BY_DECLARATION).bind(0, declaration), who);
    }

    /** Those of these that they may look at. */
    Flux<StoredCrossing> findAll(List<UUID> ids, FirmRights who) {
        return found(database.sql(FIND_ALL).bind(0, ids.toArray(UUID[]::new)), who);
    }

    private Flux<StoredCrossing> found(DatabaseClient.GenericExecuteSpec query, FirmRights who) {
        return query.bind(1, who.everyFirm())
                .bind(2, who.schemes())
                .bind(3, who.numbers())
                .bind(4, FOUND_MAX)
                .map(row -> StoredCrossing.from(row, json))
                .all();
    }

    /** Makes it the generation that stands; what the one before said is kept. */
    Mono<Void> amend(Announcement next) {
        UUID id = next.crossingId().value();
        return database.sql(KEEP_FORMER)
                .bind(0, id)
                .then()
                .then(
                        database.sql(AMEND)
                                .bind(0, id)
                                .bind(1, next.generation())
                                .bind(2, next.contentJson())
                                .bind(3, next.contentHash())
                                .bind(4, next.remarksJson())
                                .bind(5, next.receivedAt().toEpochMilli())
                                .then())
                .then(
                        database.sql("delete from crossing_declaration where crossing_id = $1")
                                .bind(0, id)
                                .then())
                .then(carry(List.of(next)));
    }

    Mono<Void> withdraw(UUID id, long atMillis) {
        return database.sql(WITHDRAW).bind(0, id).bind(1, atMillis).then();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
