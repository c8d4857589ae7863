package vn.bordergate.ingest.tracking;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ChangeDeclined;

/** Takes back, in what the gate holds, a change that the authorities found to come too late. */
@Component
class DeclinedChanges {

    private static final String MARK_FORMER =
            """
            update former_generation set declined = true
            where declaration_id = $1 and generation = $2
            """;

    private static final String LET_FORMER_STAND =
            """
            update declaration d
            set generation = f.generation, content = f.content, content_hash = f.content_hash,
                remarks = f.remarks, received_at = f.received_at
            from (select * from former_generation
                  where declaration_id = $1 and generation < $2 and not declined
                  order by generation desc limit 1) f
            where d.declaration_id = f.declaration_id and d.generation = $2
            """;

    private static final String FORGET_WITHDRAWAL =
            "update declaration set withdrawn_at = null where declaration_id = $1";

    private final DatabaseClient database;

    DeclinedChanges(DatabaseClient database) {
        this.database = database;
    }

    /**
     * A declined event names a generation and not what was asked. One that the authorities never
     * took up was an amendment; otherwise it was the withdrawal.
     *
     * @param generationTakenUp the last one they took up
     */
    Mono<Void> takeBack(ChangeDeclined change, int generationTakenUp) {
        Mono<Long> amendment =
                change.generation() > generationTakenUp && change.generation() > 1
                        ? declineAmendment(change)
                        : Mono.just(0L);
        return amendment
                .filter(rows -> rows == 0)
                .flatMap(_ -> run(FORGET_WITHDRAWAL, change, false))
                .then();
    }

    private Mono<Long> declineAmendment(ChangeDeclined change) {
        return run(LET_FORMER_STAND, change, true)
                .flatMap(rows -> rows > 0 ? Mono.just(rows) : run(MARK_FORMER, change, true));
    }

    private Mono<Long> run(String sql, ChangeDeclined change, boolean withGeneration) {
        var statement = database.sql(sql).bind(0, change.declarationId().value());
        return (withGeneration ? statement.bind(1, change.generation()) : statement)
                .fetch()
                .rowsUpdated();
    }
}
