package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody of the yard, who signs in for each measure: a program moves nobody. */
final class YardOfficer implements DayMeasures.Officer {

    private static final Logger LOG = LoggerFactory.getLogger(YardOfficer.class);
    private static final String MEASURES = "/api/yards/" + DayConsignments.GATE + "/measures";

    private final JsonMapper json = JsonMapper.shared();
    private final URI clearance;
    private final Supplier<String> tokens;

    /**
     * @param tokens gives one of a person who signed in just now
     */
    YardOfficer(URI clearance, Supplier<String> tokens) {
        this.clearance = clearance;
        this.tokens = tokens;
    }

    @Override
    public Optional<String> take(DayMeasures.Taking measure)
            throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("kind", measure.kind());
        body.put("subject", measure.subject().name());
        body.put("amount", measure.amount());
        body.put("reason", measure.reason());
        body.put("note", measure.note());
        Api desk = desk();
        try {
            return Optional.ofNullable(DayDemo.text(desk.post(MEASURES, body), "id"));
        } catch (Api.RefusedException e) {
            LOG.warn("a measure was not taken: {}", e.getMessage());
            return standing(desk, measure);
        }
    }

    /** One that a day which broke off has left, or a first attempt whose answer was lost. */
    private static Optional<String> standing(Api desk, DayMeasures.Taking measure)
            throws IOException, InterruptedException {
        for (JsonNode one : desk.get(MEASURES)) {
            if (one.path("standing").asBoolean(false)
                    && one.path("kind").asString().equals(measure.kind())
                    && one.path("subject").asString().equals(measure.subject().name())) {
                return Optional.of(one.path("id").asString());
            }
        }
        return Optional.empty();
    }

    @Override
    public void end(String id, String reason, String note)
            throws IOException, InterruptedException {
        ObjectNode body = json.createObjectNode();
        body.put("reason", reason);
        body.put("note", note);
        try {
            var unused = desk().post(MEASURES + "/" + id + "/end", body);
        } catch (Api.RefusedException e) {
            LOG.warn("a measure was over already: {}", e.getMessage());
        }
    }

    private Api desk() {
        return new Api(clearance, tokens.get());
    }
}
