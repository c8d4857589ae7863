package vn.bordergate.clearance.rulebook;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Every version of a table that was kept, and the word that put one in force. */
public final class RuleVersions {

    /** Versions of one table, of which each new one is compared with all. */
    public static final int VERSIONS_MAX = 500;

    private static final String VERSIONS =
            """
            select v.version, v.uploaded_by, v.uploaded_at, a.valid_from, a.activated_by,
              a.activated_at, v.uploaded_person
            from rule_table v left join rule_activation a using (name, version)
            where v.name = $1
            order by v.uploaded_at desc, v.version, a.activated_at desc
            """;

    private static final String TEXT =
            "select xml from rule_table where name = $1 and version = $2";

    private static final String KEEP =
            """
            insert into rule_table (name, version, sha256, xml, uploaded_by, uploaded_at,
              uploaded_person)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing
            """;

    private static final String ACTIVATE =
            """
            insert into rule_activation (name, valid_from, version, activated_by, activated_at)
            values ($1, $2, $3, $4, $5) on conflict do nothing
            """;

    private final DatabaseClient database;

    public RuleVersions(DatabaseClient database) {
        this.database = database;
    }

    /** When a version holds from, and by whose word. */
    public record Activation(Instant validFrom, @Nullable String by, Instant at) {}

    /**
     * A version.
     *
     * @param uploadedBy whose upload it was, or null for one that was shipped
     * @param activations the latest first; none for one that never was in force
     * @param uploadedPerson who that was, under whichever account; null for nobody, or a program
     */
    public record Version(
            String version,
            @Nullable String uploadedBy,
            Instant uploadedAt,
            List<Activation> activations,
            @JsonIgnore @Nullable String uploadedPerson) {

        /**
         * Whether it is known which person uploaded it, or that nobody did. It is not of what a
         * program uploaded, and of what was uploaded before persons were kept.
         */
        @JsonIgnore
        public boolean isOfKnownPerson() {
            return uploadedBy == null || uploadedPerson != null;
        }
    }

    /** Every version of a table, the latest first. */
    public Mono<List<Version>> of(String table) {
        return database.sql(VERSIONS)
                .bind(0, table)
                .map(row -> read(row))
                .all()
                .collectList()
                .map(RuleVersions::together);
    }

    public Mono<Version> version(String table, String version) {
        return of(table)
                .flatMapIterable(all -> all)
                .filter(one -> one.version().equals(version))
                .next();
    }

    /** The text of a version as it was uploaded, byte by byte. */
    public Mono<byte[]> text(String table, String version) {
        return database.sql(TEXT)
                .bind(0, table)
                .bind(1, version)
                .map(row -> known(row.get(0, String.class)).getBytes(StandardCharsets.UTF_8))
                .one();
    }

    /**
     * Keeps a version that none before it contradicts. Says whether it is a new one; the same text
     * again is no second version. The first statement of the caller's transaction, for what it
     * locks must be read as the one before has left it.
     */
    public Mono<Boolean> keep(
            WrittenTable table, byte[] dmn, String by, @Nullable String person, Instant at) {
        return database.sql("lock table rule_table in share row exclusive mode")
                .then()
                .then(requireNoOtherRule(table))
                .then(
                        database.sql(KEEP)
                                .bind(0, table.name())
                                .bind(1, table.version())
                                .bind(2, CompiledTable.sha256(dmn))
                                .bind(3, new String(dmn, StandardCharsets.UTF_8))
                                .bind(4, by)
                                .bind(5, at)
                                .bind(6, Parameters.in(R2dbcType.VARCHAR, person))
                                .fetch()
                                .rowsUpdated()
                                .map(rows -> rows == 1));
    }

    /** A row's id stands for one rule for ever: the same tests with the same outcome. */
    private Mono<Void> requireNoOtherRule(WrittenTable table) {
        return database.sql("select version, xml from rule_table where name = $1")
                .bind(0, table.name())
                .map(
                        row ->
                                new RowIds(
                                        known(row.get(0, String.class)),
                                        WrittenTable.stored(
                                                table.name(), known(row.get(1, String.class)))))
                .all()
                .doOnNext(earlier -> earlier.requireSame(table))
                .count()
                .doOnNext(
                        versions -> {
                            if (versions >= VERSIONS_MAX) {
                                throw FaultsException.of(
                                        409,
                                        Fault.at(
                                                "",
                                                "RULES_TOO_MANY_VERSIONS",
                                                Map.of("max", VERSIONS_MAX)));
                            }
                        })
                .then();
    }

    private record RowIds(String version, WrittenTable table) {
        void requireSame(WrittenTable newer) {
            Map<String, RuleLine> before = new LinkedHashMap<>();
            table.lines().forEach(line -> before.put(line.id(), line));
            for (RuleLine line : newer.lines()) {
                RuleLine was = before.get(line.id());
                if (was != null && !was.isSameRule(line)) {
                    throw FaultsException.of(
                            422,
                            Fault.at(
                                    "/" + line.id(),
                                    "RULES_ROW_ID_REUSED",
                                    Map.of("row", line.id(), "version", version)));
                }
            }
        }
    }

    /** Says from when on a version holds. */
    public Mono<Void> activate(
            String table, String version, Instant validFrom, String by, Instant at) {
        return database.sql(ACTIVATE)
                .bind(0, table)
                .bind(1, validFrom)
                .bind(2, version)
                .bind(3, by)
                .bind(4, at)
                .then();
    }

    private static Version read(Readable row) {
        Instant validFrom = row.get(3, Instant.class);
        Instant at = row.get(5, Instant.class);
        return new Version(
                known(row.get(0, String.class)),
                row.get(1, String.class),
                known(row.get(2, Instant.class)),
                validFrom == null || at == null
                        ? List.of()
                        : List.of(new Activation(validFrom, row.get(4, String.class), at)),
                row.get(6, String.class));
    }

    private static List<Version> together(List<Version> rows) {
        Map<String, Version> versions = new LinkedHashMap<>();
        for (Version row : rows) {
            versions.merge(
                    row.version(),
                    row,
                    (one, other) -> {
                        List<Activation> all = new ArrayList<>(one.activations());
                        all.addAll(other.activations());
                        return new Version(
                                one.version(),
                                one.uploadedBy(),
                                one.uploadedAt(),
                                all,
                                one.uploadedPerson());
                    });
        }
        return List.copyOf(versions.values());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
