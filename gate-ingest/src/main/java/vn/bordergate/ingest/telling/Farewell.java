package vn.bordergate.ingest.telling;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.ingest.firm.RightsMoved;

/**
 * Ends what waits for somebody whom a firm has sent away. What this does not reach, because the
 * process ended or another instance had it, ends when its turn to be sent comes.
 */
final class Farewell implements RightsMoved {

    private static final String END =
            """
            update telling_delivery d set state = 'ENDED'
            from telling_receiver r, telling_message m
            where r.account = $1 and d.receiver_id = r.receiver_id and d.state = 'WAITING'
                and m.message_id = d.message_id and m.scheme = $2 and m.number = $3
            """;

    private final DatabaseClient database;
    private final Rights rights;

    Farewell(DatabaseClient database, Rights rights) {
        this.database = database;
        this.rights = rights;
    }

    @Override
    public Mono<Void> of(FirmNumber firm, String account) {
        return rights.shutsOut(account, firm)
                ? database.sql(END)
                        .bind(0, account)
                        .bind(1, firm.scheme().name())
                        .bind(2, firm.number())
                        .then()
                : Mono.empty();
    }
}
