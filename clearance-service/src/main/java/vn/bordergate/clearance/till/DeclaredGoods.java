package vn.bordergate.clearance.till;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.Passage.Goods;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.events.CrossingId;

/** What the files say of the goods that vehicles carry. */
final class DeclaredGoods {

    private static final String CONTENT =
            """
            select d.id, d.generation, g.content from declaration d
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            where d.id = any($1)
            """;

    /** Passages whose declarations have become known or were amended since they were quoted. */
    private static final String MOVED =
            """
            select a.crossing_id from fee_account a
            where a.passing = 'AWAITED' and a.laden and exists (
              select from unnest(a.declarations, a.seen) as quoted (id, generation)
              left join declaration d on d.id = quoted.id
              where coalesce(d.generation, 0) <> quoted.generation)
            order by a.announced_at limit $1
            """;

    private final DatabaseClient database;
    private final FileJson json;

    DeclaredGoods(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
    }

    /** One declaration as it stands. */
    record Declared(UUID id, int generation, List<Goods> goods) {}

    Mono<Map<UUID, Declared>> of(Collection<UUID> declarations) {
        if (declarations.isEmpty()) {
            return Mono.just(Map.of());
        }
        return database.sql(CONTENT)
                .bind(0, declarations.stream().distinct().toArray(UUID[]::new))
                .map(
                        row ->
                                new Declared(
                                        known(row.get(0, UUID.class)),
                                        known(row.get(1, Integer.class)),
                                        Goods.of(json.content(known(row.get(2, String.class))))))
                .all()
                .collectMap(Declared::id);
    }

    Flux<CrossingId> moved(int most) {
        return database.sql(MOVED)
                .bind(0, most)
                .map(row -> new CrossingId(known(row.get(0, UUID.class))))
                .all();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
