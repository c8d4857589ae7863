package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.CustomsNotice;
import vn.bordergate.events.DeclarationId;

/** Every notice of Customs with what became of it, and those that wait for their declaration. */
public final class NoticeTray {

    /** Of a notice whose declaration is not known yet. */
    public static final String WAITING = "WAITING";

    private static final String COLUMNS = "position, declaration_id, notice, at";

    private static final String FIND =
            "select "
                    + COLUMNS
                    + " from customs_notice where became = 'WAITING' and declaration_id = any($1)"
                    + " order by position";

    private static final String APPEARED =
            """
            select n.position, n.declaration_id, n.notice, n.at
            from customs_notice n join declaration d on d.id = n.declaration_id
            where n.became = 'WAITING' order by n.position limit $1
            """;

    private static final String WAITING_SINCE =
            """
            select count(*) from customs_notice
            where became = 'WAITING' and received_at < $1::timestamptz
            """;

    private static final String ADD =
            """
            insert into customs_notice (declaration_id, sequence, notice, at, became)
            select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::timestamptz[],
              $5::text[])
            """;

    private static final String CHANGE =
            """
            update customs_notice c set became = n.b
            from unnest($1::bigint[], $2::text[]) as n (p, b) where c.position = n.p
            """;

    private final DatabaseClient database;
    private final FileJson json;

    public NoticeTray(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
    }

    /**
     * A notice and what became of it.
     *
     * @param row where it is kept, or null before it is
     */
    public record Kept(
            @Nullable Long row, DeclarationId id, CustomsNotice notice, Instant at, String became) {

        public Kept(@Nullable Long row, DeclarationId id, CustomsNotice notice, Instant at) {
            this(row, id, notice, at, WAITING);
        }

        public Kept became(String what) {
            return new Kept(row, id, notice, at, what);
        }
    }

    /** What waits for these declarations, in the order of its coming. */
    public Mono<List<Kept>> waiting(Collection<DeclarationId> ids) {
        UUID[] wanted = ids.stream().map(DeclarationId::value).toArray(UUID[]::new);
        return database.sql(FIND).bind(0, wanted).map(this::kept).all().collectList();
    }

    /** What waited for declarations that are known by now. */
    public Mono<List<Kept>> appeared(int most) {
        return database.sql(APPEARED).bind(0, most).map(this::kept).all().collectList();
    }

    /** How many wait that came before then. */
    public Mono<Long> waitingSince(Instant then) {
        return database.sql(WAITING_SINCE)
                .bind(0, then.toString())
                .map(row -> known(row.get(0, Long.class)))
                .one();
    }

    /** Keeps new notices, and what became of those that waited. */
    public Mono<Void> put(List<Kept> decided) {
        List<Kept> fresh = decided.stream().filter(kept -> kept.row() == null).toList();
        List<Kept> changed =
                decided.stream()
                        .filter(kept -> kept.row() != null && !kept.became().equals(WAITING))
                        .toList();
        return add(fresh).then(Mono.defer(() -> change(changed)));
    }

    private Mono<Void> add(List<Kept> fresh) {
        return fresh.isEmpty()
                ? Mono.empty()
                : database.sql(ADD)
                        .bind(0, fresh.stream().map(k -> k.id().value()).toArray(UUID[]::new))
                        .bind(
                                1,
                                fresh.stream().map(k -> k.notice().sequence()).toArray(Long[]::new))
                        .bind(2, texts(fresh, k -> json.notice(k.notice())))
                        .bind(3, texts(fresh, k -> k.at().toString()))
                        .bind(4, texts(fresh, Kept::became))
                        .then();
    }

    private Mono<Void> change(List<Kept> changed) {
        return changed.isEmpty()
                ? Mono.empty()
                : database.sql(CHANGE)
                        .bind(
                                0,
                                changed.stream()
                                        .map(k -> Objects.requireNonNull(k.row()))
                                        .toArray(Long[]::new))
                        .bind(1, texts(changed, Kept::became))
                        .then();
    }

    private static String[] texts(List<Kept> all, Function<Kept, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private Kept kept(Readable row) {
        return new Kept(
                row.get(0, Long.class),
                new DeclarationId(known(row.get(1, UUID.class))),
                json.notice(known(row.get(2, String.class))),
                known(row.get(3, OffsetDateTime.class)).toInstant());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
