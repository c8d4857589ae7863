package vn.bordergate.clearance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.rulebook.RuleTables;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;

/** The whole service seals what it decides, and auditors read, export and verify it over HTTP. */
class AuditApiTrial {

    private static final int FILES = 1_203;

    /** The shipped tables were put in force before, the tariff in two versions. */
    private static final int ENTRIES = FILES + RuleTables.NAMES.size() + 1;

    private static ClearanceAtWork gate;
    private static DeclarationId decided;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        List<DeclarationLodged> lodgings = new ArrayList<>();
        for (int i = 0; i < FILES - 1; i++) {
            lodgings.add(
                    new DeclarationLodged(
                            DeclarationId.of(UUID.randomUUID().toString()),
                            1,
                            Consignments.imported("22042100", "100", "USD").content(),
                            List.of(),
                            Consignments.MORNING));
        }
        gate.takeIn(lodgings);
        awaitHead(ENTRIES - 1);
        decided = lodgings.getFirst().declarationId();
        HttpResponse<String> answer =
                gate.http()
                        .post(
                                "/api/files/" + decided + "/decisions",
                                "{\"check\":\"DOCUMENT_CHECK\",\"outcome\":\"PASSED\",\"version\":1}",
                                gate.token("officer", "customs-officer"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        awaitHead(ENTRIES);
    }

    private static void awaitHead(int number) throws Exception {
        long deadline = System.nanoTime() + ClearanceAtWork.PATIENCE.toNanos();
        while (json(get("/api/audit/head", "auditor")).path("number").asInt() < number) {
            assertThat(System.nanoTime()).as("sealed in time").isLessThan(deadline);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/head", "/export", "/verification"})
    void auditorsAndAdministratorsComeInAndNobodyElse(String path) throws Exception {
        assertThat(get("/api/audit" + path, "auditor").statusCode()).isEqualTo(200);
        assertThat(get("/api/audit" + path, "administrator").statusCode()).isEqualTo(200);
        assertThat(get("/api/audit" + path, "customs-lead").statusCode()).isEqualTo(403);
        assertThat(get("/api/audit" + path, "").statusCode()).isEqualTo(401);
    }

    @Test
    void pagesFollowTheNumbersWithoutGapsOrRepeats() throws Exception {
        List<Long> seen = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            JsonNode page = json(get("/api/audit?limit=500&after=" + after, "auditor"));
            page.path("entries").forEach(entry -> seen.add(entry.path("number").asLong()));
            after = page.path("next").isNumber() ? page.path("next").asString() : "";
        }
        assertThat(seen).hasSize(ENTRIES).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aDeclarationsEntriesSayWhoAndWhat() throws Exception {
        JsonNode entries =
                json(get("/api/audit?declaration=" + decided, "auditor")).path("entries");
        assertThat(entries).hasSize(2);
        assertThat(entries.get(1).path("actor").asString()).isEqualTo("officer");
        assertThat(entries.get(1).path("events").asString()).contains("check-answered");
    }

    @Test
    void anActorsEntriesAreFoundAmongAllOthers() throws Exception {
        JsonNode page = json(get("/api/audit?actor=officer", "auditor"));
        assertThat(page.path("entries")).hasSize(1);
        assertThat(page.at("/entries/0/number").asInt()).isEqualTo(ENTRIES);
        assertThat(json(get("/api/audit?actor=nobody", "auditor")).path("entries")).isEmpty();
    }

    @Test
    void timesOfSealingBoundAPage() throws Exception {
        String head = json(get("/api/audit/head", "auditor")).path("sealedAt").asString();
        String enc = URLEncoder.encode(head, StandardCharsets.UTF_8);
        JsonNode last = json(get("/api/audit?limit=500&from=" + enc, "auditor")).path("entries");
        assertThat(last).isNotEmpty();
        assertThat(last).allSatisfy(e -> assertThat(e.path("sealedAt").asString()).isEqualTo(head));
        JsonNode before = json(get("/api/audit?limit=500&to=" + enc, "auditor")).path("entries");
        assertThat(before).isNotEmpty();
        assertThat(before)
                .allSatisfy(e -> assertThat(e.path("sealedAt").asString()).isLessThan(head));
        assertThat(json(get("/api/audit?from=2099-01-01T00:00:00Z", "auditor")).path("entries"))
                .isEmpty();
        assertThat(json(get("/api/audit?to=2020-01-01T00:00:00Z", "auditor")).path("entries"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=-1",
                "?limit=0",
                "?limit=501",
                "?declaration=1",
                "?from=yesterday",
                "?to=2026-13-01",
                "/export?after=-1",
                "/export?after=5&upTo=5",
                "/verification?after=-1",
                "/verification?after=5&upTo=4",
                "/verification?head=5",
                "/verification?head=5:zz"
            })
    void whatIsNotUnderstoodIsToldByItsName(String query) throws Exception {
        HttpResponse<String> answer = get("/api/audit" + query, "auditor");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        String parameter = query.replaceAll(".*[?&](\\w+)=[^&]*$", "$1");
        assertThat(json(answer).at("/errors/0/code").asString()).isEqualTo("FILTER_NOT_UNDERSTOOD");
        assertThat(answer.body()).contains(parameter);
    }

    @Test
    void anExportHoldsByItselfAndGoesOnWhereItWasBrokenOff() throws Exception {
        byte[] all = export("");
        var verdict = AuditExport.verify(new java.io.ByteArrayInputStream(all), null);
        assertThat(verdict.holds()).as(verdict.toString()).isTrue();
        assertThat(verdict.seals()).isEqualTo(ENTRIES);

        byte[] first = export("?upTo=700");
        byte[] rest = export("?after=700");
        var joined = new java.io.ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(rest);
        assertThat(joined.toByteArray()).isEqualTo(all);
    }

    @Test
    void aVerificationTellsItsVerdictInTheLastLine() throws Exception {
        String head = json(get("/api/audit/head", "auditor")).path("head").asString();
        HttpResponse<String> answer = get("/api/audit/verification?head=" + head, "auditor");
        List<JsonNode> lines = answer.body().lines().map(OverHttp::json).toList();
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.getFirst().path("upTo").asInt()).isEqualTo(ENTRIES);
        JsonNode verdict = lines.getLast().path("verdict");
        assertThat(verdict.path("holds").asBoolean()).as(answer.body()).isTrue();
        assertThat(verdict.path("seals").asInt()).isEqualTo(ENTRIES);

        JsonNode part =
                get("/api/audit/verification?after=100&upTo=200", "auditor")
                        .body()
                        .lines()
                        .map(OverHttp::json)
                        .toList()
                        .getLast()
                        .path("verdict");
        assertThat(part.path("seals").asInt()).isEqualTo(100);
    }

    @Test
    void whoWatchesIsToldHowFarTheSealsAre() throws Exception {
        gate.bean(SealingLag.class).measure().block(ClearanceAtWork.PATIENCE);
        var health = gate.bean(SealingLag.class).health();
        assertThat(health.getDetails())
                .containsEntry("sealer", "sealing")
                .containsEntry("lagSeconds", 0L)
                .containsEntry("degraded", false);
    }

    private static byte[] export(String query) throws Exception {
        return get("/api/audit/export" + query, "auditor").body().getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse<String> get(String path, String role) throws Exception {
        return gate.http().get(path, role.isEmpty() ? "" : gate.token(role, role));
    }
}
