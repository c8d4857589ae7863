package vn.bordergate.ingest.firm;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What was changed of a firm's people and brokers, by whom, when and why. Only ever added to. */
final class FirmChanges {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");

    private static final String ADD =
            """
            insert into firm_change
                (scheme, number, act, about, details, account, person, name, reason, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10::bigint / 1000.0))
            """;

    private final DatabaseClient database;

    FirmChanges(DatabaseClient database) {
        this.database = database;
    }

    enum Act {
        ASKED,
        CONFIRMED,
        DECLINED,
        MEMBER_PUT,
        MEMBER_ENDED,
        GRANTED,
        GRANT_ENDED
    }

    /**
     * One change.
     *
     * @param about the account, or the broker's number, that it is about
     * @param details rights and days
     */
    record Change(
            FirmNumber firm, Act act, String about, String details, FirmPerson by, String reason) {}

    /** In the transaction of the change itself. */
    Mono<Void> add(Change change, Instant at) {
        return database.sql(ADD)
                .bind(0, change.firm().scheme().name())
                .bind(1, change.firm().number())
                .bind(2, change.act().name())
                .bind(3, change.about())
                .bind(4, change.details())
                .bind(5, change.by().account())
                .bind(6, change.by().person())
                .bind(7, change.by().name())
                .bind(8, change.reason())
                .bind(9, at.toEpochMilli())
                .then();
    }

    /** When it stands; the reason stays in the table, as it may name people. */
    static void audit(Change change, Instant at) {
        AUDIT.info(
                "when={} who={} act=FIRM_{} firm={} about={} details={}",
                at,
                oneWord(change.by().account()),
                change.act(),
                change.firm(),
                oneWord(change.about()),
                oneWord(change.details()));
    }

    /** What somebody chose must not look like another field or another line of the log. */
    private static String oneWord(String text) {
        return text.isEmpty() ? "-" : text.replaceAll("[\\s\\p{Cntrl}=]", "_");
    }
}
