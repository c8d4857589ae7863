package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.intake.AwaitedRates;
import vn.bordergate.clearance.register.FileCounts;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclarationWithdrawn;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.Batch;

/** Declarations come in, officers decide over HTTP, and what others are told is in the journal. */
class ClearanceTrial {

    /** Green, and nobody has to check anything. */
    private static final DeclaredContent LAPTOPS =
            Consignments.exported("84713000", "7100", "USD").content();

    private static final DeclaredContent WINE =
            Consignments.exported("22042100", "100", "USD").content();
    private static final DeclaredContent ARMS =
            Consignments.exported("93020000", "100", "USD").content();

    private static ClearanceAtWork gate;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void aGreenDeclarationIsClearedAndCountedInOneStep() {
        DeclarationId id = lodged(LAPTOPS);

        assertThat(told(id))
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly("ChannelAssigned", "DeclarationCleared");
        assertThat(facts(id))
                .extracting(TradeFact::stage)
                .containsExactly(Stage.DECLARED, Stage.CLEARED);
        assertThat(facts(id)).allSatisfy(f -> assertThat(f.usdCents()).isEqualTo(710_000));
        assertThat(facts(id)).allSatisfy(f -> assertThat(f.vnd()).isPositive());
    }

    @Test
    void theSameBatchAgainChangesNothing() {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        var lodging = new DeclarationLodged(id, 1, LAPTOPS, List.of(), Consignments.MORNING);
        gate.takeIn(List.of(lodging, lodging));
        gate.takeIn(List.of(lodging));

        assertThat(told(id)).hasSize(2);
        assertThat(facts(id)).hasSize(2);
    }

    @Test
    void aChangeOfWhatWasNeverLodgedIsPutAside() {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        Batch batch = gate.takeIn(List.of(new DeclarationWithdrawn(id, 1, Consignments.MORNING)));

        assertThat(batch.refused())
                .singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo("NEVER_LODGED"));
    }

    @Test
    void anOfficerFindsAYellowFileReadsItAndClearsIt() throws Exception {
        DeclarationId id =
                lodged(Consignments.exported("22042100", "100", "USD").at("BAN-VUOC").content());

        JsonNode page = json(http.get("/api/files?gate=BAN-VUOC&check=DOCUMENT_CHECK", officer()));
        assertThat(page.path("files")).hasSize(1);
        assertThat(page.at("/files/0/id").asString()).isEqualTo(id.toString());

        JsonNode file = json(http.get("/api/files/" + id, officer()));
        assertThat(file.at("/channel").asString()).isEqualTo("YELLOW");
        assertThat(file.at("/history/0/ruling/rows/0/id").asString()).isEqualTo("CH-021");
        assertThat(file.at("/history/0/ruling/rows/0/reason").asString()).startsWith("Beer");

        HttpResponse<String> answer =
                http.post("/api/files/" + id + "/decisions", decision("PASSED", 1), officer());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(told(id))
                .last()
                .isInstanceOfSatisfying(
                        DeclarationCleared.class,
                        cleared -> {
                            assertThat(cleared.by().id()).isEqualTo("lan");
                            assertThat(cleared.ruling().rows()).containsExactly("CH-021");
                        });
    }

    @Test
    void ofManyOfficersWhoDecideAtOnceOneWins() throws Exception {
        DeclarationId id = lodged(WINE);
        List<Callable<Integer>> officers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String token = gate.token("officer-" + i, "customs-officer");
            officers.add(
                    () ->
                            http.post(
                                            "/api/files/" + id + "/decisions",
                                            decision("PASSED", 1),
                                            token)
                                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : pool.invokeAll(officers)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat(told(id)).filteredOn(DeclarationCleared.class::isInstance).hasSize(1);
    }

    @Test
    void aStaleOrUnfitDecisionIsAClearAnswer() throws Exception {
        DeclarationId id = lodged(WINE);
        String path = "/api/files/" + id + "/decisions";

        HttpResponse<String> stale = http.post(path, decision("PASSED", 7), officer());
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(json(stale).at("/errors/0/code").asString()).isEqualTo("STALE_VERSION");
        HttpResponse<String> unfit =
                http.post(
                        path,
                        decision("PASSED", 1).replace("DOCUMENT_CHECK", "PHYSICAL_INSPECTION"),
                        officer());
        assertThat(unfit.statusCode()).isEqualTo(422);
        HttpResponse<String> unreasoned = http.post(path, decision("FAILED", 1), officer());
        assertThat(json(unreasoned).at("/errors/0/code").asString()).isEqualTo("NOTE_MISSING");
        HttpResponse<String> unknown =
                http.post(
                        "/api/files/" + UUID.randomUUID() + "/decisions",
                        decision("PASSED", 1),
                        officer());
        assertThat(unknown.statusCode()).isEqualTo(404);
        HttpResponse<String> malformed = http.post(path, "{\"check\":\"SNIFFING\"}", officer());
        assertThat(malformed.statusCode()).as(malformed.body()).isEqualTo(400);
        assertThat(told(id))
                .extracting(e -> e.getClass().getSimpleName())
                .containsExactly("ChannelAssigned", "ChecksRequired");
    }

    @Test
    void onlyOfficersDecideAndAuditorsOnlyRead() throws Exception {
        DeclarationId id = lodged(WINE);
        String auditor = gate.token("an", "auditor");

        assertThat(http.get("/api/files/" + id, auditor).statusCode()).isEqualTo(200);
        assertThat(
                        http.post("/api/files/" + id + "/decisions", decision("PASSED", 1), auditor)
                                .statusCode())
                .isEqualTo(403);
        assertThat(http.get("/api/files/" + id, "").statusCode()).isEqualTo(401);
    }

    @Test
    void manyDecisionsAreAnsweredOneByOneInTheirOrder() throws Exception {
        List<DeclarationId> ids = new ArrayList<>();
        List<DeclarationLodged> lodgings = new ArrayList<>();
        var lines = new StringBuilder();
        for (int i = 0; i < 700; i++) {
            DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
            ids.add(id);
            lodgings.add(new DeclarationLodged(id, 1, WINE, List.of(), Consignments.MORNING));
            lines.append(
                            decision("PASSED", i % 100 == 3 ? 9 : 1)
                                    .replace("{", "{\"declarationId\":\"" + id + "\","))
                    .append('\n');
        }
        gate.takeIn(lodgings);

        HttpResponse<String> answers =
                http.send(
                        http.request("/api/decisions", officer())
                                .header("Content-Type", "application/x-ndjson")
                                .header("Accept", "application/x-ndjson")
                                .POST(HttpRequest.BodyPublishers.ofString(lines.toString())));
        assertThat(answers.statusCode()).as(answers.body()).isEqualTo(200);
        List<JsonNode> each = answers.body().lines().map(OverHttp::json).toList();
        assertThat(each)
                .extracting(a -> a.path("declarationId").asString())
                .containsExactlyElementsOf(ids.stream().map(DeclarationId::toString).toList());
        assertThat(each).filteredOn(a -> a.path("status").asInt() == 409).hasSize(7);
        assertThat(each.get(3).path("message").asString()).contains("changed");
        assertThat(told(ids.get(0))).last().isInstanceOf(DeclarationCleared.class);
        assertThat(contentType(answers)).isEqualTo("application/x-ndjson");
    }

    @Test
    void whoAsksForJsonOrForAnythingIsAnsweredWithAList() throws Exception {
        DeclarationId id = lodged(WINE);
        String decisions =
                "["
                        + decision("PASSED", 1).replace("{", "{\"declarationId\":\"" + id + "\",")
                        + "]";
        for (String accept :
                List.of(
                        "application/json",
                        "*/*",
                        "application/x-ndjson;q=0.5, application/json")) {
            HttpResponse<String> answer =
                    http.send(
                            http.request("/api/decisions", officer())
                                    .header("Content-Type", "application/json")
                                    .header("Accept", accept)
                                    .POST(HttpRequest.BodyPublishers.ofString(decisions)));
            assertThat(contentType(answer)).as(accept).isEqualTo("application/json");
            assertThat(json(answer)).as(accept).hasSize(1);
            assertThat(json(answer).at("/0/status").asInt()).as(accept).isEqualTo(200);
        }
    }

    private static String contentType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void anAmendmentAfterClearanceTakesBackWhatWasCountedAndCountsAnew() {
        DeclarationId id = lodged(LAPTOPS);
        var later = Consignments.MORNING.plusSeconds(86_400);
        gate.takeIn(List.of(new DeclarationAmended(id, 2, ARMS, List.of(), later)));

        assertThat(facts(id))
                .extracting(f -> f.sign() + " " + f.stage() + " " + f.generation() + " " + f.day())
                .containsExactly(
                        "1 DECLARED 1 2026-11-20",
                        "1 CLEARED 1 2026-11-20",
                        "-1 CLEARED 1 2026-11-20",
                        "-1 DECLARED 1 2026-11-20",
                        "1 DECLARED 2 2026-11-21");
        assertThat(told(id))
                .filteredOn(ChannelAssigned.class::isInstance)
                .last()
                .satisfies(
                        e ->
                                assertThat(((ChannelAssigned) e).channel())
                                        .isEqualTo(CustomsChannel.RED));
    }

    @Test
    void goodsWithoutARateAreHeldVisiblyAndCountedWhenTheRateComes() throws Exception {
        DeclarationId id = lodged(Consignments.exported("22042100", "500", "LAK").content());
        assertThat(facts(id)).isEmpty();
        assertThat(http.get("/api/files?awaiting=rate", officer()).body()).contains(id.toString());

        gate.bean(DatabaseClient.class)
                .sql("insert into rate values ('LAK', '2026-01-01', 21000, 'test')")
                .then()
                .then(gate.bean(AwaitedRates.class).apply())
                .block(ClearanceAtWork.PATIENCE);

        assertThat(facts(id)).singleElement().satisfies(f -> assertThat(f.usdCents()).isEqualTo(2));
        assertThat(http.get("/api/files?awaiting=rate", officer()).body())
                .doesNotContain(id.toString());
    }

    @Test
    void listsArePagedWithoutGapsOrRepeats() throws Exception {
        for (int i = 0; i < 7; i++) {
            var unused =
                    lodged(
                            Consignments.exported("22042100", "1", "USD")
                                    .at("MUONG-KHUONG")
                                    .content());
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    json(http.get("/api/files?gate=MUONG-KHUONG&limit=3" + after, officer()));
            page.path("files").forEach(f -> seen.add(f.path("id").asString()));
            after = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
        } while (!after.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(http.get("/api/files?after=nonsense", officer()).statusCode()).isEqualTo(400);
        assertThat(http.get("/api/files?status=LOST", officer()).statusCode()).isEqualTo(400);
    }

    @Test
    void aListThatNoIndexHoldsIsRefused() throws Exception {
        for (String wide :
                List.of(
                        "status=ANY",
                        "status=CLEARED",
                        "gate=KIM-THANH&status=CLEARED&channel=RED")) {
            HttpResponse<String> answer = http.get("/api/files?" + wide, officer());
            assertThat(answer.statusCode()).as(wide).isEqualTo(400);
            assertThat(json(answer).at("/errors/0/code").asString()).isEqualTo("FILTER_TOO_WIDE");
        }
        assertThat(http.get("/api/files?gate=KIM-THANH&status=CLEARED", officer()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theHistoryNamesWhoSignedIn() throws Exception {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        var huong = new Actor(ActorKind.DECLARANT, "huong");
        var at = Consignments.MORNING;
        gate.takeIn(
                List.of(
                        new DeclarationLodged(id, 1, WINE, List.of(), at),
                        new DeclarationAmended(id, 2, WINE, List.of(), at, huong),
                        new DeclarationWithdrawn(id, 2, at, huong)));

        assertThat(json(http.get("/api/files/" + id, officer())).path("history"))
                .extracting(step -> step.at("/by/id").asString())
                .containsExactly("FOREIGN_ID:YN-53-0001", "huong", "huong");
    }

    @Test
    void theCountsAreThoseOfTheFiles() {
        var unused = lodged(LAPTOPS);
        DeclarationId id = lodged(WINE);
        gate.takeIn(List.of(new DeclarationWithdrawn(id, 1, Consignments.MORNING)));
        FileCounts counts = gate.bean(FileCounts.class);
        String byFile =
                "select gate || status || channel || count(*) from declaration"
                        + " group by gate, status, channel order by gate, status, channel";
        for (int round = 0; round < 2; round++) {
            List<String> counted =
                    counts.counts()
                            .map(c -> c.gate() + c.status() + c.channel() + c.files())
                            .collectList()
                            .block(ClearanceAtWork.PATIENCE);
            List<String> expected =
                    gate.bean(DatabaseClient.class)
                            .sql(byFile)
                            .map(row -> String.valueOf(row.get(0, String.class)))
                            .all()
                            .collectList()
                            .block(ClearanceAtWork.PATIENCE);
            assertThat(counted).isNotEmpty().isEqualTo(expected);
            counts.sumUp().block(ClearanceAtWork.PATIENCE);
        }
    }

    @Test
    void theFirstPageCountsFilesInEachLanguageAndTheRulesAreReadable() throws Exception {
        var unused = lodged(WINE);
        assertThat(http.get("/?lang=vi", "").body()).contains("Hồ sơ tại cửa khẩu", "Chờ kiểm tra");
        assertThat(http.get("/?lang=en", "").body()).contains("Files at the gate", "Counted at");
        assertThat(http.get("/?lang=zh", "").body()).contains("口岸案卷", "待查验");
        JsonNode rules = json(http.get("/api/rules/channel", ""));
        assertThat(rules.path("rows").size()).isGreaterThan(15);
        assertThat(http.get("/actuator/health", "").body()).contains("status");
    }

    private static DeclarationId lodged(DeclaredContent content) {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(
                List.of(new DeclarationLodged(id, 1, content, List.of(), Consignments.MORNING)));
        return id;
    }

    private static List<ClearanceDeclarationEvent> told(DeclarationId id) {
        return gate.published(ClearanceDeclarationEvent.class).stream()
                .filter(e -> e.declarationId().equals(id))
                .toList();
    }

    private static List<TradeFact> facts(DeclarationId id) {
        return gate.published(TradeFact.class).stream()
                .filter(f -> f.declarationId().equals(id))
                .toList();
    }

    private static String decision(String outcome, int version) {
        return "{\"check\":\"DOCUMENT_CHECK\",\"outcome\":\"%s\",\"version\":%d}"
                .formatted(outcome, version);
    }

    private static String officer() throws Exception {
        return gate.token("lan", "customs-officer");
    }
}
