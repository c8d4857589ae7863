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
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Reads the register for the shelf. */
final class FirmBooks implements FirmShelf.Reader {

    private static final String MEMBERS =
            """
            select scheme, number, account, case when ended_at is null then rights else '' end
            from firm_member limit $1
            """;

    private static final String GRANTS =
            """
            select scheme, number, broker_scheme, broker_number, rights, first_day, last_day
            from firm_grant where ended_at is null and last_day >= current_date - 2 limit $1
            """;

    private final DatabaseClient database;
    private final int entriesMax;

    FirmBooks(DatabaseClient database, int entriesMax) {
        this.database = database;
        this.entriesMax = entriesMax;
    }

    @Override
    public Mono<Long> version() {
        return database.sql("select version from firm_version")
                .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                .one();
    }

    @Override
    public Mono<FirmBook> book() {
        return members().zipWith(grants()).map(both -> new FirmBook(both.getT1(), both.getT2()));
    }

    private Mono<Map<String, Map<FirmNumber, Set<FirmRight>>>> members() {
        record Row(FirmNumber firm, String account, Set<FirmRight> rights) {}
        return database.sql(MEMBERS)
                .bind(0, entriesMax + 1)
                .map(row -> new Row(firm(row, 0), text(row, 2), rights(text(row, 3))))
                .all()
                .collectList()
                .map(this::bounded)
                .map(
                        rows -> {
                            Map<String, Map<FirmNumber, Set<FirmRight>>> all = new HashMap<>();
                            for (Row row : rows) {
                                all.computeIfAbsent(row.account(), _ -> new HashMap<>(2))
                                        .put(row.firm(), row.rights());
                            }
                            return all;
                        });
    }

    private Mono<Map<FirmNumber, List<FirmGrant>>> grants() {
        return database.sql(GRANTS)
                .bind(0, entriesMax + 1)
                .map(
                        row ->
                                new FirmGrant(
                                        firm(row, 0),
                                        firm(row, 2),
                                        rights(text(row, 4)),
                                        Objects.requireNonNull(row.get(5, LocalDate.class)),
                                        Objects.requireNonNull(row.get(6, LocalDate.class))))
                .all()
                .collectList()
                .map(this::bounded)
                .map(
                        all -> {
                            Map<FirmNumber, List<FirmGrant>> byBroker = new HashMap<>();
                            for (FirmGrant grant : all) {
                                byBroker.computeIfAbsent(grant.broker(), _ -> new ArrayList<>(2))
                                        .add(grant);
                            }
                            return byBroker;
                        });
    }

    private <T> List<T> bounded(List<T> rows) {
        if (rows.size() > entriesMax) {
            throw new IllegalStateException(
                    "more than " + entriesMax + " entries; see entries-max");
        }
        return rows;
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
