package vn.bordergate.stats.target;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Direction;
import vn.bordergate.stats.period.Period;

/** What the gates have counted: goods cleared, in US dollars. */
@Component
class GateCounts {

    private static final int CENT_DECIMALS = 2;

    private static final String COUNT =
            """
            select p.place, t.gate, t.direction, sum(t.usd_cents)::numeric as cents
            from unnest(:places::integer[], :froms::date[], :tos::date[]) as p (place, first, last)
            join gate_total t on t.day between p.first and p.last
            where t.stage = 'CLEARED'
            group by p.place, t.gate, t.direction
            having sum(t.declarations) <> 0 or sum(t.usd_cents) <> 0
            """;

    private final DatabaseClient database;

    GateCounts(DatabaseClient database) {
        this.database = database;
    }

    /**
     * Sums of some periods.
     *
     * @param sums by place of the period in the question
     */
    record Counted(List<Sum> sums) {

        Counted {
            sums = List.copyOf(sums);
        }

        /** Dollars, or nothing where no gate of the scope has counted anything in that period. */
        @Nullable BigDecimal usd(int place, Scope scope, Indicator.Counted what) {
            return sums.stream()
                    .filter(sum -> sum.place == place && scope.gates().contains(sum.gate))
                    .filter(sum -> fits(sum.direction, what))
                    .map(Sum::usd)
                    .reduce(BigDecimal::add)
                    .orElse(null);
        }

        private static boolean fits(Direction direction, Indicator.Counted what) {
            return switch (what) {
                case NOTHING -> false;
                case TRADE -> true;
                case EXPORT -> direction == Direction.EXPORT;
                case IMPORT -> direction == Direction.IMPORT;
            };
        }
    }

    /** What a gate has cleared one way during one of the periods. */
    record Sum(int place, String gate, Direction direction, BigDecimal usd) {}

    Mono<Counted> of(List<Period> periods) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            places.add(i);
        }
        return database.sql(COUNT)
                .bind("places", places.toArray(Integer[]::new))
                .bind("froms", periods.stream().map(Period::from).toArray(LocalDate[]::new))
                .bind("tos", periods.stream().map(Period::to).toArray(LocalDate[]::new))
                .map(GateCounts::sum)
                .all()
                .collectList()
                .map(Counted::new);
    }

    private static Sum sum(Readable row) {
        return new Sum(
                Objects.requireNonNull(row.get("place", Integer.class)),
                Objects.requireNonNull(row.get("gate", String.class)),
                Direction.valueOf(Objects.requireNonNull(row.get("direction", String.class))),
                Objects.requireNonNull(row.get("cents", BigDecimal.class))
                        .movePointLeft(CENT_DECIMALS));
    }
}
