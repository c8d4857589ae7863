package vn.bordergate.ingest.firm;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Reads the register for the shelf: all of it a page at a time, and after that only what has moved.
 */
final class FirmBooks implements FirmShelf.Reader {

    /** Rows that one statement reads of the whole register. */
    static final int PAGE_ROWS = 10_000;

    private static final String MEMBER_COLUMNS =
            """
            select scheme, number, account, case when ended_at is null then rights else '' end
            from firm_member
            """;

    private static final String MEMBERS_PAGE =
            MEMBER_COLUMNS
                    + """
                    where (scheme, number, account) > ($1, $2, $3)
                    order by scheme, number, account limit $4
                    """;

    // Also what the last version read has touched: whoever counts the version after they have
    // changed something is read too.
    private static final String MEMBERS_MOVED = MEMBER_COLUMNS + " where version >= $1";

    private static final String GRANTS_PAGE =
            """
            select scheme, number, broker_scheme, broker_number, rights, first_day, last_day, grant_id
            from firm_grant
            where ended_at is null and last_day >= current_date - 2 and grant_id > $1
            order by grant_id limit $2
            """;

    // All that stands of the brokers of whom something has moved; a row of nulls where nothing
    // does.
    private static final String GRANTS_MOVED =
            """
            select g.scheme, g.number, b.broker_scheme, b.broker_number, g.rights, g.first_day,
                g.last_day
            from (select distinct broker_scheme, broker_number from firm_grant
                where version >= $1) b
            left join firm_grant g on g.broker_scheme = b.broker_scheme
                and g.broker_number = b.broker_number and g.ended_at is null
                and g.last_day >= current_date - 2
            """;

    private final DatabaseClient database;
    private final int entriesMax;

    FirmBooks(DatabaseClient database, int entriesMax) {
        this.database = database;
        this.entriesMax = entriesMax;
    }

    private record Member(FirmNumber firm, String account, Set<FirmRight> rights) {}

    private record Numbered(long id, FirmGrant grant) {}

    @Override
    public Mono<Long> version() {
        return database.sql("select version from firm_version")
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Mono<FirmBook> book() {
        Mono<Map<String, Map<FirmNumber, Set<FirmRight>>>> members =
                page(null)
                        .expand(
                                page ->
                                        page.size() < PAGE_ROWS
                                                ? Mono.empty()
                                                : page(page.getLast()))
                        .collect(HashMap::new, FirmBooks::addAll);
        Mono<Map<FirmNumber, List<FirmGrant>>> grants =
                grantPage(0)
                        .expand(
                                page ->
                                        page.size() < PAGE_ROWS
                                                ? Mono.empty()
                                                : grantPage(page.getLast().id()))
                        .flatMapIterable(page -> page)
                        .collect(
                                HashMap::new,
                                (all, one) ->
                                        all.computeIfAbsent(
                                                        one.grant().broker(),
                                                        _ -> new ArrayList<>(2))
                                                .add(one.grant()));
        return members.zipWith(grants, FirmBook::new).map(this::bounded);
    }

    @Override
    public Mono<FirmBook> since(FirmBook held, long version) {
        return database.sql(MEMBERS_MOVED)
                .bind(0, version)
                .map(FirmBooks::member)
                .all()
                .collectList()
                .zipWith(grantsMoved(version))
                .map(
                        moved -> {
                            Map<String, Map<FirmNumber, Set<FirmRight>>> members =
                                    new HashMap<>(held.members());
                            // Whoever reads the book held before must not see it change.
                            moved.getT1().stream()
                                    .map(Member::account)
                                    .distinct()
                                    .forEach(
                                            account ->
                                                    members.compute(
                                                            account,
                                                            (_, was) ->
                                                                    was == null
                                                                            ? new HashMap<>(2)
                                                                            : new HashMap<>(was)));
                            addAll(members, moved.getT1());
                            Map<FirmNumber, List<FirmGrant>> grants = new HashMap<>(held.grants());
                            grants.putAll(moved.getT2());
                            grants.values().removeIf(List::isEmpty);
                            return new FirmBook(members, grants);
                        })
                .map(this::bounded);
    }

    private Mono<Map<FirmNumber, List<FirmGrant>>> grantsMoved(long version) {
        return database.sql(GRANTS_MOVED)
                .bind(0, version)
                .map(
                        row ->
                                row.get(0, String.class) == null
                                        ? new Moved(firm(row, 2), List.of())
                                        : new Moved(firm(row, 2), List.of(grant(row))))
                .all()
                .collect(
                        HashMap::new,
                        (all, one) ->
                                all.computeIfAbsent(one.broker(), _ -> new ArrayList<>(2))
                                        .addAll(one.standing()));
    }

    private record Moved(FirmNumber broker, List<FirmGrant> standing) {}

    private Mono<List<Member>> page(@Nullable Member after) {
        return database.sql(MEMBERS_PAGE)
                .bind(0, after == null ? "" : after.firm().scheme().name())
                .bind(1, after == null ? "" : after.firm().number())
                .bind(2, after == null ? "" : after.account())
                .bind(3, PAGE_ROWS)
                .map(FirmBooks::member)
                .all()
                .collectList();
    }

    private Mono<List<Numbered>> grantPage(long after) {
        return database.sql(GRANTS_PAGE)
                .bind(0, after)
                .bind(1, PAGE_ROWS)
                .map(
                        row ->
                                new Numbered(
                                        Objects.requireNonNull(row.get(7, Long.class)), grant(row)))
                .all()
                .collectList();
    }

    private static void addAll(
            Map<String, Map<FirmNumber, Set<FirmRight>>> all, List<Member> more) {
        for (Member one : more) {
            all.computeIfAbsent(one.account(), _ -> new HashMap<>(2)).put(one.firm(), one.rights());
        }
    }

    /** Nobody is taken on beyond the bound, so it is met only where somebody has lowered it. */
    private FirmBook bounded(FirmBook book) {
        int members = book.members().values().stream().mapToInt(Map::size).sum();
        int grants = book.grants().values().stream().mapToInt(List::size).sum();
        if (members > entriesMax || grants > entriesMax) {
            throw new IllegalStateException(
                    "more than " + entriesMax + " entries; see entries-max");
        }
        return book;
    }

    private static Member member(Readable row) {
        return new Member(firm(row, 0), text(row, 2), rights(text(row, 3)));
    }

    private static FirmGrant grant(Readable row) {
        return new FirmGrant(
                firm(row, 0),
                firm(row, 2),
                rights(text(row, 4)),
                Objects.requireNonNull(row.get(5, LocalDate.class)),
                Objects.requireNonNull(row.get(6, LocalDate.class)));
    }

    /** Rights as a column keeps them: their names between blanks. */
    static Set<FirmRight> rights(String text) {
        EnumSet<FirmRight> rights = EnumSet.noneOf(FirmRight.class);
        Arrays.stream(text.split(" "))
                .filter(t -> !t.isEmpty())
                .map(FirmRight::valueOf)
                .forEach(rights::add);
        return rights;
    }

    /** The same written, in the order of the rights. */
    static String text(Set<FirmRight> rights) {
        return rights.stream().sorted().map(FirmRight::name).collect(Collectors.joining(" "));
    }

    private static FirmNumber firm(Readable row, int at) {
        return FirmNumber.of(text(row, at), text(row, at + 1));
    }

    private static String text(Readable row, int at) {
        return Objects.requireNonNull(row.get(at, String.class));
    }
}
