package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.json;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.TradeType;

/** A service at which tables are revised, and what those say who revise them. */
final class AtRevision implements AutoCloseable {

    static final String CHANNEL = "/api/rules/channel/versions";
    static final String CHECKS = "/api/rules/checks/versions";

    /** Green by the shipped table, which has the row on e-commerce on trial. */
    static final DeclaredContent PARCELS =
            Consignments.imported("84713000", "1000", "USD").of(TradeType.E_COMMERCE).content();

    final ClearanceAtWork gate;
    final OverHttp http;

    AtRevision() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http();
    }

    @Override
    public void close() throws Exception {
        gate.close();
    }

    String lead(String name) throws Exception {
        return gate.token(name, "customs-lead");
    }

    String officer() throws Exception {
        return gate.token("hoa", "customs-officer");
    }

    DeclarationId lodged(DeclaredContent content) {
        var id = new DeclarationId(UUID.randomUUID());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content, List.of(), Instant.now(), null)));
        return id;
    }

    HttpResponse<String> upload(String name, String table, String token) throws Exception {
        return http.send(
                http.request("/api/rules/" + name + "/versions", token)
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(table)));
    }

    /** Answers with the version. */
    String uploaded(String name, String table, String by) throws Exception {
        HttpResponse<String> answer = upload(name, table, lead(by));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).at("/version").asString();
    }

    /** The trial of a version when it has come to its end. */
    JsonNode tried(String path) throws Exception {
        HttpResponse<String> begun = http.post(path + "/trial", "", lead("lan"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        Instant until = Instant.now().plus(ClearanceAtWork.PATIENCE);
        JsonNode trial = json(http.get(path + "/trial", lead("lan")));
        while (trial.at("/state").asString().equals("RUNNING") && Instant.now().isBefore(until)) {
            trial = json(http.get(path + "/trial", lead("lan")));
        }
        assertThat(trial.at("/state").asString()).isEqualTo("DONE");
        return trial;
    }

    HttpResponse<String> propose(String path, LocalDate from, String by) throws Exception {
        return http.post(path + "/activation", "{\"from\":\"" + from + "\"}", lead(by));
    }

    HttpResponse<String> answer(String path, boolean agreed, String by) throws Exception {
        return http.post(path + "/proposal", "{\"agreed\":" + agreed + "}", lead(by));
    }

    String inForce(String table) throws Exception {
        return json(http.get("/api/rules/" + table + "/versions", officer()))
                .at("/inForce")
                .asString();
    }

    long count(String table) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql("select count(*) from " + table)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block(ClearanceAtWork.PATIENCE));
    }

    static LocalDate tomorrow() {
        return LocalDate.now(Valuation.GATE_ZONE).plusDays(1);
    }

    /** The shipped table of another edition, in which the row on e-commerce decides. */
    static String parcelsDecide(String edition) throws Exception {
        return shippedButFor("channel", edition, "CH-051", "LIVE");
    }

    /** The shipped table of another edition, in which exported fruit needs no certificate. */
    static String fruitGoesFree(String edition) throws Exception {
        return shippedButFor("checks", edition, "CK-026", "DRY_RUN");
    }

    private static String shippedButFor(String table, String edition, String row, String mode)
            throws Exception {
        return shipped(table)
                .replace("/2026-11\"", "/" + edition + "\"")
                .replaceFirst(
                        "(<text>\"%s\"</text></outputEntry>\\s*<outputEntry><text>)\"[A-Z_]+\""
                                .formatted(row),
                        "$1\"" + mode + "\"");
    }

    static String shipped(String name) throws Exception {
        try (InputStream in = Rulebook.class.getResourceAsStream("/rules/" + name + ".dmn")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
