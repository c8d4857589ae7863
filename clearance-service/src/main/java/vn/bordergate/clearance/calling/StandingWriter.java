package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.YardFloor.texts;
import static vn.bordergate.clearance.calling.YardFloor.times;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.Throughput.Foreseen;
import vn.bordergate.clearance.rulebook.LaneRuling;

/** Writes where those stand in the queue who were not called, and when they may expect it. */
final class StandingWriter {

    /** The first expectation of a vehicle is the one that it is judged by. */
    private static final String STANDINGS =
            """
            with noted as (
              insert into place_note (crossing_id, at, place, because)
              select c.crossing, $1, c.place, c.because
              from unnest($2::uuid[], $3::int[], $4::text[], $12::boolean[])
                as c (crossing, place, because, is_news)
              where c.is_news)
            update yard_vehicle v set place = c.place, because = c.because, overtaken = c.overtaken,
              place_at = coalesce(v.place_at, c.place_at), lane_group = c.grp,
              priority = c.priority, lanes_version = c.version, lanes_row = c.line,
              forecast_at = coalesce(v.forecast_at, case when c.mid is null then null else $1 end),
              forecast_early = coalesce(v.forecast_early, c.early),
              forecast_mid = coalesce(v.forecast_mid, c.mid),
              forecast_late = coalesce(v.forecast_late, c.late),
              forecast_plain = coalesce(v.forecast_plain, c.plain), changed_at = $1,
              told = c.told
            from unnest($2::uuid[], $3::int[], $4::text[], $5::int[], $6::timestamptz[],
              $7::text[], $8::text[], $9::text[], $10::text[], $11::timestamptz[],
              $13::timestamptz[], $14::timestamptz[], $15::timestamptz[], $16::text[])
              as c (crossing, place, because, overtaken, place_at, grp, priority, version, line,
              early, mid, late, plain, told)
            where v.crossing_id = c.crossing
            """;

    private final DatabaseClient database;

    StandingWriter(DatabaseClient database) {
        this.database = database;
    }

    /**
     * What is written of a vehicle that was not called.
     *
     * @param told why nobody like it is called, as it is told now
     * @param tells whether that is news to it
     */
    record Stood(
            UUID crossing,
            @Nullable Integer place,
            String because,
            int overtaken,
            @Nullable Instant placeAt,
            LaneRuling ruling,
            @Nullable Foreseen foreseen,
            boolean isNews,
            @Nullable String told,
            boolean tells) {}

    Mono<Void> write(List<Stood> stood, Instant now) {
        if (stood.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(STANDINGS)
                .bind(0, now)
                .bind(1, stood.stream().map(Stood::crossing).toArray(UUID[]::new))
                .bind(2, stood.stream().map(Stood::place).toArray(Integer[]::new))
                .bind(3, texts(stood, Stood::because))
                .bind(4, stood.stream().map(Stood::overtaken).toArray(Integer[]::new))
                .bind(5, times(stood, Stood::placeAt))
                .bind(6, texts(stood, one -> one.ruling().group().name()))
                .bind(7, texts(stood, one -> one.ruling().priority().name()))
                .bind(8, texts(stood, one -> one.ruling().ruling().version()))
                .bind(9, texts(stood, one -> one.ruling().ruling().rows().getFirst()))
                .bind(10, times(stood, one -> of(one, Expectation::early)))
                .bind(11, stood.stream().map(Stood::isNews).toArray(Boolean[]::new))
                .bind(12, times(stood, one -> of(one, Expectation::mid)))
                .bind(13, times(stood, one -> of(one, Expectation::late)))
                .bind(
                        14,
                        times(stood, one -> one.foreseen() == null ? null : one.foreseen().plain()))
                .bind(15, texts(stood, Stood::told))
                .then();
    }

    private static @Nullable Instant of(Stood one, Function<Expectation, Instant> when) {
        Foreseen foreseen = one.foreseen();
        return foreseen == null ? null : when.apply(foreseen.told());
    }
}
