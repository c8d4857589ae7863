package vn.bordergate.stats.published;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The chain of seals. */
@Component
class SealBook {

    private static final String LAST =
            "select number, hash from published_seal order by number desc limit 1";

    private static final String ADD =
            """
            insert into published_seal (number, day, edition, content_hash, previous_hash, hash,
                signature, public_key)
            values (:number, :day, :edition, :content, :previous, :hash, :signature, :key)
            """;

    private static final String PAGE =
            """
            select s.number, s.day, s.edition, s.content_hash, s.previous_hash, s.hash,
                s.signature, s.public_key, d.published_at, c.gate, c.direction, c.trade_type,
                c.stage, c.usd_cents, c.vnd, c.facts_without_vnd, c.net_mass_grams, c.declarations
            from (select * from published_seal where number > :after order by number limit :limit) s
            join published_day d using (day, edition)
            left join published_cell c using (day, edition)
            order by s.number
            """;

    private final DatabaseClient database;
    private final SealKey key;

    SealBook(DatabaseClient database, SealKey key) {
        this.database = database;
        this.key = key;
    }

    /** A seal with what it seals. */
    record Sealed(Seal seal, Edition edition, Map<CellName, Measured> cells) {

        Sealed {
            cells = Map.copyOf(cells);
        }
    }

    /** Seals an edition; within the transaction that publishes it, where nobody else does. */
    Mono<Void> seal(Edition edition, Map<CellName, Measured> cells) {
        return database.sql(LAST)
                .map(
                        (row, meta) ->
                                Map.entry(
                                        present(row.get("number", Long.class)),
                                        present(row.get("hash", String.class))))
                .one()
                .defaultIfEmpty(Map.entry(0L, Seal.BEGINNING))
                .map(
                        last ->
                                Seal.of(
                                        last.getKey() + 1,
                                        edition,
                                        Seal.content(edition, cells),
                                        last.getValue(),
                                        key))
                .flatMap(this::add);
    }

    /** Some seals with what they seal, in the order of the chain. */
    Mono<List<Sealed>> after(long number, int limit) {
        return database.sql(PAGE)
                .bind("after", number)
                .bind("limit", limit)
                .map((row, meta) -> Line.of(row))
                .all()
                .collectList()
                .map(SealBook::together);
    }

    private Mono<Void> add(Seal seal) {
        return database.sql(ADD)
                .bind("number", seal.number())
                .bind("day", seal.day())
                .bind("edition", seal.edition())
                .bind("content", seal.contentHash())
                .bind("previous", seal.previousHash())
                .bind("hash", seal.hash())
                .bind("signature", seal.signature())
                .bind("key", seal.publicKey())
                .then();
    }

    private static List<Sealed> together(List<Line> lines) {
        Map<Long, List<Line>> bySeal = new LinkedHashMap<>();
        lines.forEach(
                line ->
                        bySeal.computeIfAbsent(line.seal.number(), n -> new ArrayList<>())
                                .add(line));
        return bySeal.values().stream().map(SealBook::one).toList();
    }

    private static Sealed one(List<Line> lines) {
        Map<CellName, Measured> cells = new HashMap<>();
        for (Line line : lines) {
            if (line.cell != null && line.measured != null) {
                cells.put(line.cell, line.measured);
            }
        }
        return new Sealed(lines.getFirst().seal, lines.getFirst().edition, cells);
    }

    /** A row: a seal and one of its cells, or none where the day had none. */
    private record Line(
            Seal seal, Edition edition, @Nullable CellName cell, @Nullable Measured measured) {
        static Line of(Readable row) {
            Seal seal =
                    new Seal(
                            present(row.get("number", Long.class)),
                            present(row.get("day", LocalDate.class)),
                            present(row.get("edition", Integer.class)),
                            present(row.get("content_hash", String.class)),
                            present(row.get("previous_hash", String.class)),
                            present(row.get("hash", String.class)),
                            present(row.get("signature", String.class)),
                            present(row.get("public_key", String.class)));
            Edition edition =
                    new Edition(
                            seal.day(),
                            seal.edition(),
                            present(row.get("published_at", OffsetDateTime.class)).toInstant(),
                            "");
            boolean empty = row.get("gate", String.class) == null;
            return new Line(
                    seal,
                    edition,
                    empty ? null : PublishedBook.name(row),
                    empty ? null : Measured.of(row));
        }
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
