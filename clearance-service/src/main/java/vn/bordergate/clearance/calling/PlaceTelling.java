package vn.bordergate.clearance.calling;

import static vn.bordergate.clearance.calling.MeasureBook.known;
import static vn.bordergate.clearance.calling.MeasureBook.time;
import static vn.bordergate.clearance.calling.YardFloor.texts;
import static vn.bordergate.clearance.calling.YardFloor.times;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.QueuePlaceTold.Expected;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;

/** Tells others where the waiting vehicles of a gate stand, as far as that has changed. */
final class PlaceTelling {

    private static final String TOLD =
            """
            select t.crossing_id, v.ticket, t.place, t.because, t.overtaken, t.early, t.mid, t.late
            from place_told t join yard_vehicle v using (crossing_id) where v.gate = $1
            """;

    private static final String TELL =
            """
            insert into place_told
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::int[], $5::timestamptz[],
              $6::timestamptz[], $7::timestamptz[]), (select $8::timestamptz) as now
            on conflict (crossing_id) do update set place = excluded.place,
              because = excluded.because, overtaken = excluded.overtaken, early = excluded.early,
              mid = excluded.mid, late = excluded.late, at = excluded.at
            """;

    /** Whoever comes back to the queue is told of it anew, also of the same place. */
    private static final String FORGET = "delete from place_told where crossing_id = any($1)";

    private final DatabaseClient database;
    private final Journal journal;
    private final EventJson json;

    PlaceTelling(DatabaseClient database, Journal journal, EventJson json) {
        this.database = database;
        this.journal = journal;
        this.json = json;
    }

    /**
     * In the transaction of the turn that placed them.
     *
     * @param called who left the queue by this turn
     */
    Mono<Void> tell(
            String gate, List<Standings.Stand> stands, Collection<UUID> called, Instant now) {
        return forget(called)
                .then(Mono.defer(() -> told(gate)))
                .flatMap(
                        told ->
                                tell(
                                        stands.stream()
                                                .map(PlaceNews::of)
                                                .filter(
                                                        one ->
                                                                one.differsFrom(
                                                                        told.get(one.crossing())))
                                                .toList(),
                                        now));
    }

    private Mono<Void> forget(Collection<UUID> called) {
        return called.isEmpty()
                ? Mono.empty()
                : database.sql(FORGET).bind(0, called.toArray(UUID[]::new)).then();
    }

    private Mono<Map<UUID, PlaceNews>> told(String gate) {
        return database.sql(TOLD)
                .bind(0, gate)
                .map(PlaceTelling::news)
                .all()
                .collect(HashMap::new, (all, one) -> all.put(one.crossing(), one));
    }

    private Mono<Void> tell(List<PlaceNews> news, Instant now) {
        if (news.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(TELL)
                .bind(0, news.stream().map(PlaceNews::crossing).toArray(UUID[]::new))
                .bind(1, news.stream().map(PlaceNews::place).toArray(Integer[]::new))
                .bind(2, texts(news, PlaceNews::because))
                .bind(3, news.stream().map(PlaceNews::overtaken).toArray(Integer[]::new))
                .bind(4, times(news, one -> of(one, Expected::early)))
                .bind(5, times(news, one -> of(one, Expected::mid)))
                .bind(6, times(news, one -> of(one, Expected::late)))
                .bind(7, now)
                .then()
                .then(
                        Mono.defer(
                                () ->
                                        journal.append(
                                                news.stream()
                                                        .map(one -> json.entry(one.at(now)))
                                                        .toList())));
    }

    private static PlaceNews news(Readable row) {
        Instant mid = time(row, 6);
        return new PlaceNews(
                known(row.get(0, UUID.class)),
                known(row.get(1, String.class)),
                row.get(2, Integer.class),
                known(row.get(3, String.class)),
                known(row.get(4, Integer.class)),
                mid == null ? null : new Expected(known(time(row, 5)), mid, known(time(row, 7))));
    }

    private static @Nullable Instant of(PlaceNews news, Function<Expected, Instant> when) {
        Expected expected = news.expected();
        return expected == null ? null : when.apply(expected);
    }
}
