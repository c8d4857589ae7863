package vn.bordergate.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The recount of the totals from the log, asked for as an auditor does. */
final class Recount {

    private Recount() {}

    static void agrees(Door door) throws Exception {
        Door.Answer started = door.send("POST", 2, "/api/recount", "auditor", "", "");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        String id = started.json().path("id").asString();
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> {
                    JsonNode run = door.get(2, "/api/recount/" + id, "auditor").json();
                    assertThat(run.path("state").asString()).as(run.toString()).isEqualTo("DONE");
                });
        JsonNode result = door.get(2, "/api/recount/" + id, "auditor").json().path("result");
        assertThat(result.path("factsRead").asLong()).isPositive();
        assertThat(result.path("equal").asBoolean()).as(result.toString()).isTrue();
    }
}
