package vn.bordergate.ingest.declaring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;
import vn.bordergate.web.FreeText;

/**
 * The declarations that the gate holds. A group is lodged with three statements, whatever its size.
 */
final class Declarations {

    // A journal entry and its declaration are one transaction: neither is ever seen alone.
    private static final String INSERT =
            """
            insert into declaration (declaration_id, scheme, number, reference, lodged_by, content,
                content_hash, remarks, received_at)
            select i, s, n, r, l, c, h, m, to_timestamp(t / 1000.0)
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                $7::text[], $8::text[], $9::bigint[]) as u(i, s, n, r, l, c, h, m, t)
            on conflict (reference, number, scheme) do nothing
            returning declaration_id
            """;

    private static final String FIND_BY_KEYS =
            "select "
                    + Stored.COLUMNS
                    + """
                    from unnest($1::text[], $2::text[], $3::text[]) as k(reference, number, scheme)
                    join declaration d on d.reference = k.reference and d.number = k.number
                        and d.scheme = k.scheme
                    """;

    private static final String FIND =
            "select " + Stored.COLUMNS + " from declaration d where d.declaration_id = $1";

    private static final String FIND_BY_REFERENCE =
            "select "
                    + Stored.COLUMNS
                    + """
                    from declaration d where d.reference = $1 and ($2 or exists (
                        select from unnest($3::text[], $4::text[]) as f(scheme, number)
                        where f.scheme = d.scheme and f.number = d.number))
                    order by d.declaration_id limit 100
                    """;

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Journal journal;
    private final EventJson json;
    private final Companions companions;

    Declarations(
            DatabaseClient database,
            TransactionalOperator transactions,
            Journal journal,
            EventJson json,
            Companions companions) {
        this.companions = companions;
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.json = json;
    }

    /** Lodges the group in one transaction; one outcome for each, in the same order. */
    Mono<List<Outcome>> lodge(List<Lodgement> group) {
        // Two transactions that insert the same keys must meet them in the same order.
        List<Lodgement> sorted =
                group.stream().sorted(Comparator.comparing(Lodgement::key)).toList();
        return insert(sorted)
                .flatMap(fresh -> complete(group, fresh))
                .flatMap(outcomes -> companions.announce(group, outcomes))
                .flatMap(taken -> tell(group, taken))
                .as(transactions::transactional);
    }

    Mono<Stored> find(UUID id) {
        return database.sql(FIND).bind(0, id).map(row -> Stored.from(row, json)).one();
    }

    Mono<Stored> findForChange(UUID id) {
        return database.sql(FIND + " for update")
                .bind(0, id)
                .map(row -> Stored.from(row, json))
                .one();
    }

    /** What the generation that stands declares. */
    Mono<DeclaredContent> content(UUID id) {
        return database.sql("select content from declaration where declaration_id = $1")
                .bind(0, id)
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one()
                .map(text -> json.read(text, DeclaredContent.class));
    }

    /** Declarations of this reference that they may look at; several where of several firms. */
    Flux<Stored> findByReference(String reference, FirmRights who) {
        if (!isPossible(reference)) {
            return Flux.empty();
        }
        return database.sql(FIND_BY_REFERENCE)
                .bind(0, reference)
                .bind(1, who.everyFirm())
                .bind(2, who.schemes())
                .bind(3, who.numbers())
                .map(row -> Stored.from(row, json))
                .all();
    }

    /** Whether anything can ever have been taken in under it; else the database is not asked. */
    static boolean isPossible(String reference) {
        return reference.length() <= Limits.REFERENCE_MAX && FreeText.isPlain(reference);
    }

    /** What is held under these keys. */
    Mono<Map<Lodgement.Key, Stored>> findByKeys(List<Lodgement.Key> keys) {
        return database.sql(FIND_BY_KEYS)
                .bind(0, texts(keys, Lodgement.Key::reference))
                .bind(1, texts(keys, Lodgement.Key::number))
                .bind(2, texts(keys, Lodgement.Key::scheme))
                .map(row -> Stored.from(row, json))
                .all()
                .collect(HashMap::new, (map, one) -> map.put(one.key(), one));
    }

    private Mono<Set<UUID>> insert(List<Lodgement> group) {
        return database.sql(INSERT)
                .bind(0, group.stream().map(l -> l.declarationId().value()).toArray(UUID[]::new))
                .bind(1, texts(group, l -> l.content().declarant().scheme().name()))
                .bind(2, texts(group, l -> l.content().declarant().number()))
                .bind(3, texts(group, l -> l.content().reference()))
                .bind(4, texts(group, Lodgement::lodgedBy))
                .bind(5, texts(group, Lodgement::contentJson))
                .bind(6, texts(group, Lodgement::contentHash))
                .bind(7, texts(group, Lodgement::remarksJson))
                .bind(
                        8,
                        group.stream().map(l -> l.receivedAt().toEpochMilli()).toArray(Long[]::new))
                .map(row -> Objects.requireNonNull(row.get(0, UUID.class)))
                .all()
                .collect(HashSet::new, Set::add);
    }

    private Mono<List<Outcome>> complete(List<Lodgement> group, Set<UUID> fresh) {
        List<Lodgement.Key> others = new ArrayList<>();
        for (Lodgement one : group) {
            if (!fresh.contains(one.declarationId().value())) {
                others.add(one.key());
            }
        }
        Mono<Map<Lodgement.Key, Stored>> known =
                others.isEmpty() ? Mono.just(Map.of()) : findByKeys(others);
        return known.map(found -> outcomes(group, fresh, found));
    }

    /** Only what stands at the end is told: of those that came with vehicles some may not. */
    private Mono<List<Outcome>> tell(List<Lodgement> group, Companions.Taken taken) {
        List<JournalEntry> entries = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            if (taken.outcomes().get(i) instanceof Outcome.Accepted) {
                entries.add(group.get(i).entry());
            }
        }
        entries.addAll(taken.entries());
        return entries.isEmpty()
                ? Mono.just(taken.outcomes())
                : journal.append(entries).thenReturn(taken.outcomes());
    }

    private static List<Outcome> outcomes(
            List<Lodgement> group, Set<UUID> fresh, Map<Lodgement.Key, Stored> known) {
        List<Outcome> outcomes = new ArrayList<>(group.size());
        for (Lodgement one : group) {
            outcomes.add(
                    fresh.contains(one.declarationId().value())
                            ? new Outcome.Accepted(receipt(one))
                            : against(one, known.get(one.key())));
        }
        return outcomes;
    }

    static Outcome against(Lodgement one, @Nullable Stored stored) {
        if (stored == null) {
            throw new IllegalStateException("neither new nor known: " + one.declarationId());
        }
        return compared(one.contentHash(), stored);
    }

    /** A repeat, or something else under the same reference. */
    static Outcome.Decided compared(String contentHash, Stored stored) {
        return stored.contentHash().equals(contentHash)
                ? new Outcome.Repeated(stored.receipt())
                : new Outcome.Conflict(stored.declarationId(), stored.generation());
    }

    private static Receipt receipt(Lodgement one) {
        return Receipt.of(
                one.declarationId(),
                1,
                one.content().reference(),
                one.receivedAt(),
                one.remarks(),
                one.contentHash());
    }

    private static <T> String[] texts(List<T> all, Function<T, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }
}
