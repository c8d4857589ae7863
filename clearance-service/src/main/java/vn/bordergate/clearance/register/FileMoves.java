package vn.bordergate.clearance.register;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Which files have moved since one looked last; in the order of commits, so none is missed. */
public final class FileMoves {

    private static final String NOW = "select pg_snapshot_xmin(pg_current_snapshot())::text";

    /**
     * Only what no transaction under way can come before any more. A file has moved also when a
     * document was attached to it, or a vehicle that carries it has moved; of a vehicle that was
     * announced anew it is not known any more what it carried. The limit is for what is told of
     * files: acts on registers stand among the decisions, and would take the places of files from
     * them.
     */
    private static final String SINCE =
            """
            (select f.id, f.version, f.gate, null::uuid, false
            from decision d join declaration f on f.id = d.declaration_id
            where d.txid >= $1::xid8 and d.txid < pg_snapshot_xmin(pg_current_snapshot())
            order by d.txid limit $2)
            union all
            (select c.declaration_id, x.version, x.gate, x.id,
              d.events like '%"is":"vehicle-amended"%'
            from decision d join crossing x on x.id = d.declaration_id
              left join crossing_carries c on c.crossing_id = x.id
            where d.txid >= $1::xid8 and d.txid < pg_snapshot_xmin(pg_current_snapshot())
            order by d.txid limit $2)
            union all
            (select f.id, f.version, f.gate, null::uuid, false
            from attached_document d join declaration f on f.id = d.declaration_id
            where d.txid >= $1::xid8 and d.txid < pg_snapshot_xmin(pg_current_snapshot())
            order by d.txid limit $2)
            """;

    private final DatabaseClient database;

    public FileMoves(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A file that has moved.
     *
     * @param file or null where an empty vehicle moved
     * @param vehicle that moved it, or null where it moved itself
     * @param anyFile whether the vehicle may have left any file
     */
    public record Move(
            @Nullable UUID file,
            int version,
            String gate,
            @Nullable UUID vehicle,
            boolean anyFile) {}

    /**
     * What has moved.
     *
     * @param upTo from where to ask next
     * @param many whether there was more than could be named
     */
    public record Moves(String upTo, List<Move> moves, boolean many) {
        public Moves {
            moves = List.copyOf(moves);
        }
    }

    /** Where to begin: nothing of before is told. */
    public Mono<String> now() {
        return database.sql(NOW).map(row -> known(row.get(0, String.class))).one();
    }

    /**
     * What has moved since then, each file once; after too much to name, from now on again.
     *
     * @param movesMax moves that are looked at; of more it is only said that there were many
     */
    public Mono<Moves> since(String from, int movesMax) {
        // The end is asked for first: what commits between the two is told twice and never missed.
        return now().flatMap(
                        end ->
                                database.sql(SINCE)
                                        .bind(0, from)
                                        .bind(1, movesMax + 1)
                                        .map(
                                                row ->
                                                        new Move(
                                                                row.get(0, UUID.class),
                                                                known(row.get(1, Integer.class)),
                                                                known(row.get(2, String.class)),
                                                                row.get(3, UUID.class),
                                                                known(row.get(4, Boolean.class))))
                                        .all()
                                        .collectList()
                                        .map(found -> moves(end, found, movesMax)));
    }

    private static Moves moves(String end, List<Move> found, int movesMax) {
        List<Move> named = found.stream().distinct().limit(movesMax).toList();
        return new Moves(end, named, found.size() > movesMax);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
