package vn.bordergate.clearance.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Actor;

/**
 * Puts into the trail what was done to a register of the gate rather than to one file: a version of
 * a rule table put in force, an enterprise given priority. Such an act is an entry like a decision,
 * so that it is sealed, exported and verified in the same way. In the place of the declaration it
 * has the register's own id, and in the place of the version the number of the act.
 */
public final class Acts {

    private static final String ADD =
            """
            insert into decision (declaration_id, version, at, actor_kind, actor, events)
            values ($1, nextval('act_number'), $2, $3, $4, $5)
            """;

    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    private final DatabaseClient database;

    public Acts(DatabaseClient database) {
        this.database = database;
    }

    /** The id under which the trail keeps the acts on a register. */
    public static UUID idOf(String register) {
        return UUID.nameUUIDFromBytes(("acts/" + register).getBytes(UTF_8));
    }

    /**
     * Adds an act in the caller's transaction, so that neither is there without the other.
     *
     * @param register what was acted on, such as {@code rules/channel}; never renamed
     * @param act what was done; its JSON is what is sealed and says by its field {@code is} what
     *     kind of act it was
     */
    public Mono<Void> add(String register, Actor by, Instant at, Object act) {
        return database.sql(ADD)
                .bind(0, idOf(register))
                .bind(1, at)
                .bind(2, by.kind().name())
                .bind(3, by.id())
                .bind(4, "[" + JSON.writeValueAsString(act) + "]")
                .then();
    }
}
