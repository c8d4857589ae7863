package vn.bordergate.clearance.register;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import vn.bordergate.clearance.register.WorkFilter.Place;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.IdentityScheme;

/** What waits for an officer, in the order in which it should be done; and files by any number. */
public final class WorkQueries {

    /** Kind of an entry where a second officer is asked to confirm or drop a proposal. */
    public static final String PROPOSAL = "PROPOSAL";

    /** Kind of an entry where an officer must look at what Customs said. */
    public static final String ATTENTION = "ATTENTION";

    /** Files that one search may find: a reference is unique for one declarant only. */
    public static final int FOUND_MAX = 20;

    private static final String ORDER = " order by due_hour, keeps, due_at, declaration_id, kind";

    private static final String[] KINDS =
            Stream.concat(
                            Arrays.stream(CheckKind.values()).map(CheckKind::name),
                            Stream.of(PROPOSAL, ATTENTION))
                    .toArray(String[]::new);

    private static final String[] CHANNELS =
            Arrays.stream(CustomsChannel.values()).map(CustomsChannel::name).toArray(String[]::new);

    private static final String NAMED =
            """
            select w.declaration_id, w.kind, w.gate, w.channel, w.direction, w.heading, w.keeps,
              w.due_at, g.reference, g.customs_number, g.declarant
            from (%s) w
            join declaration d on d.id = w.declaration_id
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            """;

    /** Each of them by an index of its own; of a firm's files the last. */
    private static final String BY_NUMBER =
            """
            select distinct d.id, d.gate, d.channel, d.status, g.reference, g.customs_number,
              g.declarant, d.lodged_at
            from declaration d
            join generation g on g.declaration_id = d.id and g.generation = d.generation
            where d.id in (
              select nullif($1::text, '')::uuid
              union select declaration_id from generation where upper(reference) = upper($2)
              union select declaration_id from generation where customs_number = $2
              union (select c.declaration_id from unnest($3::text[]) as ids (id)
                cross join lateral (select declaration_id from generation
                  where declarant_id = ids.id order by lodged_at desc limit 3 * $4) c)
              union select declaration_id from attached_document
                where document_id = nullif($1::text, '')::uuid
              union (select declaration_id from attached_document
                where lower(name) = lower($2) limit $4))
            order by d.lodged_at desc, d.id limit $4
            """;

    private final DatabaseClient database;

    public WorkQueries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An entry of a work list.
     *
     * @param heading of the first goods, four digits
     */
    public record Entry(
            UUID id,
            String kind,
            String gate,
            CustomsChannel channel,
            Direction direction,
            String heading,
            Keeps keeps,
            Instant dueAt,
            String reference,
            @Nullable String customsNumber,
            String declarant) {

        public Place place() {
            return new Place(dueAt, keeps, id, kind);
        }
    }

    /** A file that a search found, wherever it stands. */
    public record Found(
            UUID id,
            String gate,
            CustomsChannel channel,
            FileStatus status,
            String reference,
            @Nullable String customsNumber,
            String declarant) {}

    /**
     * A page of what waits. The beginnings of each kind in each channel, at each gate where the
     * officer has not all, are read in order and merged: no list is long, and an empty one costs
     * nothing.
     */
    public Flux<Entry> list(WorkFilter filter) {
        List<Object> values = new ArrayList<>();
        values.add(filter.authority().name());
        values.add(filter.kind() == null ? KINDS : new String[] {filter.kind()});
        values.add(filter.channel() == null ? CHANNELS : new String[] {filter.channel().name()});
        List<String> gates = filter.gates();
        if (gates != null) {
            values.add(gates.toArray(String[]::new));
        }
        String after = filter.conditions(values);
        values.add(filter.limit());
        String limit = " limit $" + values.size();
        String page =
                "select w.* from unnest($2::text[]) as kinds (kind)"
                        + " cross join unnest($3::text[]) as channels (channel)"
                        + (gates == null ? "" : " cross join unnest($4::text[]) as mine (code)")
                        + " cross join lateral (select w.* from waiting_check w"
                        + " where w.authority = $1 and w.kind = kinds.kind"
                        + " and w.channel = channels.channel"
                        + (gates == null ? "" : " and w.gate = mine.code")
                        + after
                        + ORDER
                        + limit
                        + ") w"
                        + ORDER
                        + limit;
        return bound(NAMED.formatted(page) + ORDER, values).map(WorkQueries::entry).all();
    }

    /**
     * Files with this id, reference or customs declaration number, of the declarant with this
     * number, or with the document of this id or file name; the newest first.
     */
    public Flux<Found> byNumber(String number) {
        return bound(BY_NUMBER, List.of(uuid(number), number, declarants(number), FOUND_MAX))
                .map(
                        row ->
                                new Found(
                                        known(row.get(0, UUID.class)),
                                        known(row.get(1, String.class)),
                                        CustomsChannel.valueOf(known(row.get(2, String.class))),
                                        FileStatus.valueOf(known(row.get(3, String.class))),
                                        known(row.get(4, String.class)),
                                        row.get(5, String.class),
                                        known(row.get(6, String.class))))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, List<?> values) {
        DatabaseClient.GenericExecuteSpec statement = database.sql(sql);
        for (int i = 0; i < values.size(); i++) {
            statement = statement.bind(i, values.get(i));
        }
        return statement;
    }

    private static Entry entry(Readable row) {
        return new Entry(
                known(row.get(0, UUID.class)),
                known(row.get(1, String.class)),
                known(row.get(2, String.class)),
                CustomsChannel.valueOf(known(row.get(3, String.class))),
                Direction.valueOf(known(row.get(4, String.class))),
                known(row.get(5, String.class)),
                Keeps.values()[known(row.get(6, Integer.class))],
                known(row.get(7, OffsetDateTime.class)).toInstant(),
                known(row.get(8, String.class)),
                row.get(9, String.class),
                known(row.get(10, String.class)));
    }

    /** The number where it is an id, else nothing. */
    static String uuid(String number) {
        try {
            return UUID.fromString(number).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whom the number may be of, as their files and vehicles are kept. */
    static String[] declarants(String asked) {
        String number = asked.toUpperCase(Locale.ROOT);
        return Arrays.stream(IdentityScheme.values())
                .filter(scheme -> scheme.accepts(number))
                .map(scheme -> scheme + ":" + scheme.normalized(number))
                .toArray(String[]::new);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
