package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.ReadingTaken;

/** Readings that cannot be told to be of one vehicle. None is dropped; a person answers them. */
public final class PlateQuestions {

    /** A reading waits so long for its vehicle to be announced. */
    static final Duration AWAITED_MAX = Duration.ofDays(1);

    private static final String ADD =
            """
            with come as (
              select c.*, count(*) over same as times, max(at) over same as latest,
                row_number() over (partition by gate, place, kind, apart
                  order by at, line) as nth
              from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[],
                $6::text[], $7::timestamptz[], $8::text[], $9::text[], $10::text[])
                with ordinality as c (device, number, gate, place, kind, plate, at, reading, status,
                  candidates, line)
              cross join lateral (select
                case when kind = 'WEIGHED' then null else plate end as one) w
              cross join lateral (select coalesce(w.one, line::text) as apart) a
              window same as (partition by gate, place, kind, apart)
            ), again as (
              update plate_question q set seen = q.seen + c.times,
                last_at = greatest(q.last_at, c.latest)
              from come c
              where c.nth = 1 and q.plate = c.plate and q.gate = c.gate and q.place = c.place
                and q.kind = c.kind and c.kind <> 'WEIGHED' and q.status in ('UNKNOWN', 'UNSURE')
              returning c.line)
            insert into plate_question (device, number, gate, place, kind, plate, at, reading, status,
              candidates, seen, last_at)
            select device, number, gate, place, kind, plate, at, reading, status, candidates, times,
              latest
            from come where nth = 1 and line not in (select line from again) order by line
            on conflict (device, number) do nothing
            """;

    private static final String COLUMNS = "id, reading, status, candidates, seen, last_at";

    private static final String WAITING =
            "select "
                    + COLUMNS
                    + " from plate_question where gate = any($1) and plate = any($2) and at > $3"
                    + " and status in ('UNKNOWN', 'UNSURE') order by at, id for update";

    private static final String OPEN =
            "select "
                    + COLUMNS
                    + " from plate_question where gate = $1 and status in ('UNKNOWN', 'UNSURE')"
                    + " and id < $3 order by id desc limit $2";

    /**
     * Of vehicles that are here by now: what was read and what was announced at the same moment.
     */
    private static final String ANNOUNCED =
            "select "
                    + COLUMNS
                    + """
                     from plate_question q
                    where status in ('UNKNOWN', 'UNSURE') and status = 'UNKNOWN' and at > $1
                      and candidates = '' and plate is not null and exists (
                        select from crossing x
                        where (x.plate = q.plate or x.trailer = q.plate) and x.gate = q.gate
                          and x.status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER'))
                    order by at, id limit $2 for update
                    """;

    private static final String ONE =
            "select "
                    + COLUMNS
                    + " from plate_question where id = $1 and status in ('UNKNOWN', 'UNSURE')"
                    + " for update";

    private static final String ANSWER =
            """
            update plate_question set status = $2, crossing_id = $3, answered_by = $4,
              answered_at = $5
            where id = $1
            """;

    private final DatabaseClient database;
    private final CrossingJson json;

    public PlateQuestions(DatabaseClient database, CrossingJson json) {
        this.database = database;
        this.json = json;
    }

    /** How a question stands. */
    public enum Status {
        UNKNOWN,
        UNSURE,
        /** Its vehicle was announced. */
        APPLIED,
        /** A person said which it was. */
        ANSWERED,
        /** A person said that it was none. */
        DISMISSED
    }

    /** A reading that is to be kept. */
    public record Asked(ReadingTaken reading, Status status, List<CrossingId> candidates) {
        public Asked {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * A question that is open.
     *
     * @param seen how often the same was read there
     * @param lastAt when that was last
     */
    public record Question(
            long id,
            ReadingTaken reading,
            Status status,
            List<CrossingId> candidates,
            int seen,
            Instant lastAt) {
        public Question {
            candidates = List.copyOf(candidates);
        }
    }

    /** Keeps them; the same vehicle before the same device is one question, with how often. */
    public Mono<Void> add(List<Asked> all) {
        return all.isEmpty()
                ? Mono.empty()
                : database.sql(ADD)
                        .bind(0, texts(all, a -> a.reading().device()))
                        .bind(1, all.stream().map(a -> a.reading().number()).toArray(Long[]::new))
                        .bind(2, texts(all, a -> a.reading().gate().value()))
                        .bind(3, texts(all, a -> a.reading().place()))
                        .bind(4, texts(all, a -> a.reading().kind().name()))
                        .bind(5, texts(all, PlateQuestions::plate))
                        .bind(6, texts(all, a -> a.reading().at().toString()))
                        .bind(7, texts(all, a -> json.plain(a.reading())))
                        .bind(8, texts(all, a -> a.status().name()))
                        .bind(9, texts(all, a -> joined(a.candidates())))
                        .then();
    }

    private static @Nullable String plate(Asked asked) {
        var plate = asked.reading().plate();
        return plate == null ? null : plate.value();
    }

    /** What waits for one of these plates, in the order in which it was seen. */
    public Mono<List<Question>> waiting(
            Collection<String> gates, Collection<String> plates, Instant now) {
        return plates.isEmpty()
                ? Mono.just(List.of())
                : database.sql(WAITING)
                        .bind(0, gates.toArray(String[]::new))
                        .bind(1, plates.toArray(String[]::new))
                        .bind(2, now.minus(AWAITED_MAX))
                        .map(this::question)
                        .all()
                        .collectList();
    }

    /**
     * What is open at a gate, the latest first.
     *
     * @param before the last that was shown before, or more than there are
     */
    public Flux<Question> open(String gate, int most, long before) {
        return database.sql(OPEN)
                .bind(0, gate)
                .bind(1, most)
                .bind(2, before)
                .map(this::question)
                .all();
    }

    /** Locked, those whose vehicle is known by now; their reader and its announcer missed it. */
    public Mono<List<Question>> announced(Instant now, int most) {
        return database.sql(ANNOUNCED)
                .bind(0, now.minus(AWAITED_MAX))
                .bind(1, most)
                .map(this::question)
                .all()
                .collectList();
    }

    /** An open question, locked; nothing where it is not open any more. */
    public Mono<Question> take(long id) {
        return database.sql(ONE).bind(0, id).map(this::question).one();
    }

    /** Closes a question. */
    public Mono<Void> answer(
            long id, Status status, @Nullable CrossingId crossing, String by, Instant at) {
        var statement = database.sql(ANSWER).bind(0, id).bind(1, status.name());
        var named =
                crossing == null
                        ? statement.bindNull(2, UUID.class)
                        : statement.bind(2, crossing.value());
        return named.bind(3, by).bind(4, at).then();
    }

    private Question question(Readable row) {
        String candidates = known(row.get(3, String.class));
        return new Question(
                known(row.get(0, Long.class)),
                json.plain(known(row.get(1, String.class)), ReadingTaken.class),
                Status.valueOf(known(row.get(2, String.class))),
                candidates.isEmpty()
                        ? List.of()
                        : List.of(candidates.split(",")).stream().map(CrossingId::of).toList(),
                known(row.get(4, Integer.class)),
                known(row.get(5, OffsetDateTime.class)).toInstant());
    }

    private static String joined(List<CrossingId> ids) {
        return String.join(",", ids.stream().map(CrossingId::toString).toList());
    }

    private static @Nullable String[] texts(
            List<Asked> all, java.util.function.Function<Asked, @Nullable String> part) {
        @Nullable String[] texts = new String[all.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = part.apply(all.get(i));
        }
        return texts;
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
