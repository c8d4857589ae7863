package vn.bordergate.clearance.register;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.events.CustomsChannel;

/** How many files stand where. Kept beside the files, so that counting reads none of them. */
public final class FileCounts {

    private static final String COUNTS =
            "select gate, status, channel, sum(files)::bigint from file_count"
                    + " group by gate, status, channel having sum(files) <> 0"
                    + " order by gate, status, channel";

    /** One statement, so that a reader finds either the parts or their sum. */
    private static final String SUM_UP =
            """
            with parts as (
              delete from file_count where (gate, status, channel) in (
                select gate, status, channel from file_count
                group by gate, status, channel having count(*) > 1)
              returning gate, status, channel, files)
            insert into file_count (gate, status, channel, files)
            select gate, status, channel, sum(files) from parts group by gate, status, channel
            """;

    private final DatabaseClient database;

    public FileCounts(DatabaseClient database) {
        this.database = database;
    }

    /** Number of files that stand alike. */
    public record Count(String gate, FileStatus status, CustomsChannel channel, long files) {}

    /** How many files stand where. */
    public Flux<Count> counts() {
        return database.sql(COUNTS)
                .map(
                        row ->
                                new Count(
                                        known(row.get(0, String.class)),
                                        FileStatus.valueOf(known(row.get(1, String.class))),
                                        CustomsChannel.valueOf(known(row.get(2, String.class))),
                                        known(row.get(3, Long.class))))
                .all();
    }

    /** Puts sums in the place of what transactions have added. */
    @Scheduled(
            fixedDelayString = "${gate.counts.sum:10s}",
            initialDelayString = "${gate.counts.sum:10s}")
    public Mono<Void> sumUp() {
        return Mono.defer(() -> database.sql(SUM_UP).then());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
