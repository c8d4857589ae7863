package vn.bordergate.clearance.priority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.IdentityScheme;

/** Those who lead keep the list of priority enterprises; what it says holds from the next file. */
class PriorityTrial {

    private static final LocalDate TODAY = LocalDate.now(Valuation.GATE_ZONE);
    private static final String API = "/api/priority-enterprises";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger NUMBERS = new AtomicInteger(1);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ClearanceAtWork gate;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void anEnterpriseIsExemptFromWhenItIsAddedUntilItIsEnded() throws Exception {
        String number = number();
        assertThat(status(lodged(number, "100"))).isEqualTo("CHECKS_OUTSTANDING");

        created(added(number, TODAY, null), lead());
        DeclarationId exempt = lodged(number, "100");
        assertThat(status(exempt)).isEqualTo("CLEARED");
        assertThat(get("/api/files/" + exempt + "?lang=en", lead()).body())
                .contains("PRIORITY_ENTERPRISE", "Priority enterprise: checked on suspicion");
        assertThat(status(lodged(number(), "100"))).isEqualTo("CHECKS_OUTSTANDING");

        HttpResponse<String> ended =
                post(API + "/end", ended(number, TODAY, TODAY.minusDays(1)), lead());
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
        assertThat(status(lodged(number, "100"))).isEqualTo("CHECKS_OUTSTANDING");
    }

    @Test
    void suspicionHoldsForPriorityEnterprisesToo() throws Exception {
        String number = number();
        created(added(number, TODAY, null), lead());
        // Goods that are declared to be worth nothing.
        assertThat(status(lodged(number, "0"))).isEqualTo("CHECKS_OUTSTANDING");
    }

    @Test
    void theListSaysWhoBeganAndEndedAPriorityAndTheTrailKeepsIt() throws Exception {
        String number = number();
        created(added(number, TODAY.plusDays(3), TODAY.plusDays(900)), lead());
        post(API + "/end", ended(number, TODAY.plusDays(3), TODAY.plusDays(30)), lead());

        JsonNode entry = entry(number);
        assertThat(entry.path("state").asString()).isEqualTo("TO_COME");
        assertThat(entry.path("until").asString()).isEqualTo(TODAY.plusDays(30).toString());
        assertThat(entry.path("addedBy").asString()).isEqualTo("duc");
        assertThat(entry.path("endedBy").asString()).isEqualTo("duc");
        assertThat(entry.path("endReason").asString()).isEqualTo("moved");
        assertThat(acts(number))
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"is\":\"priority-added\""),
                        two -> assertThat(two).contains("\"is\":\"priority-ended\"", "moved"));
    }

    @Test
    void onlyThoseWhoLeadAtEveryGateKeepTheList() throws Exception {
        String body = added(number(), TODAY, null);
        String officer = gate.token("lan", "customs-officer");
        assertThat(post(API, body, officer).statusCode()).isEqualTo(403);
        assertThat(get(API, officer).statusCode()).isEqualTo(200);
        assertThat(get(API, gate.token("to", "trader")).statusCode()).isEqualTo(403);
        String ofOneGate = gate.tokenAt(List.of("KIM-THANH"), "pao", "customs-lead");
        assertThat(codes(post(API, body, ofOneGate))).containsExactly("FOREIGN_GATE");
        String program = gate.programToken("lead", "customs-lead");
        assertThat(codes(post(API, body, program))).containsExactly("PERSON_NEEDED");
        created(body, gate.token("huy", "administrator"));
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndChangesNothing() throws Exception {
        long before = entries().size();
        assertThat(codes(post(API, "{}", lead()))).containsOnly("FIELD_MISSING").hasSize(5);
        assertThat(codes(post(API, added("1234567890", TODAY, null), lead())))
                .containsExactly("PRIORITY_NUMBER_FORM");
        String number = number();
        for (var days :
                List.of(
                        List.of(TODAY.minusDays(1), TODAY, "PRIORITY_DATE_PAST"),
                        List.of(TODAY.plusDays(367), TODAY.plusDays(400), "PRIORITY_DATE_FAR"),
                        List.of(TODAY, TODAY.plusDays(3_654), "PRIORITY_DATE_FAR"),
                        List.of(TODAY.plusDays(2), TODAY.plusDays(1), "PRIORITY_DATES_CROSSED"))) {
            String body = added(number, (LocalDate) days.get(0), (LocalDate) days.get(1));
            assertThat(codes(post(API, body, lead()))).containsExactly((String) days.get(2));
        }
        assertThat(codes(post(API, added(number, TODAY, null, "x".repeat(201)), lead())))
                .containsExactly("PRIORITY_TEXT_LONG");
        assertThat(codes(post(API + "/end", ended(number, TODAY, TODAY), lead())))
                .containsExactly("PRIORITY_UNKNOWN");
        assertThat(entries()).hasSize((int) before);
    }

    @Test
    void twoTimesOfOneEnterpriseDoNotOverlap() throws Exception {
        String number = number();
        created(added(number, TODAY.plusDays(10), TODAY.plusDays(20)), lead());
        for (int day : List.of(10, 15, 20)) {
            assertThat(codes(post(API, added(number, TODAY.plusDays(day), null), lead())))
                    .containsExactly("PRIORITY_OVERLAPS");
        }
        assertThat(codes(post(API, added(number, TODAY, TODAY.plusDays(10)), lead())))
                .containsExactly("PRIORITY_OVERLAPS");
        created(added(number, TODAY, TODAY.plusDays(9)), lead());
        created(added(number, TODAY.plusDays(21), null), lead());
        String end = ended(number, TODAY.plusDays(10), TODAY.plusDays(20));
        assertThat(codes(post(API + "/end", end, lead()))).containsExactly("PRIORITY_OVER");
    }

    @Test
    void aLeadKeepsTheListOnItsPageAndAnOfficerReadsIt() throws Exception {
        String number = number();
        String form =
                "scheme=VN_TAX_CODE&number=%s&name=%s&from=%s&until=&decision=1/Q%%C4%%90"
                        .formatted(
                                number,
                                URLEncoder.encode("Hoa Qủa", StandardCharsets.UTF_8),
                                TODAY);
        HttpResponse<String> done = form("/priority-enterprises", form, lead());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);

        String page = page(lead(), "");
        assertThat(page)
                .contains(number, "Hoa Qủa", "Doanh nghiệp ưu tiên", "<form method=\"post\"");
        assertThat(page(gate.token("lan", "customs-officer"), "?lang=en"))
                .contains(number, "Priority enterprises", "In force")
                .doesNotContain("<form method=\"post\"");
        assertThat(page(lead(), "?lang=zh")).contains("优先企业");
    }

    /** Wine, which the table checks by its documents. */
    private static DeclarationId lodged(String number, String value) {
        DeclaredContent wine = Consignments.exported("22042100", value, "USD").content();
        var content =
                new DeclaredContent(
                        new Declarant(IdentityScheme.VN_TAX_CODE, number, "Hoa Qủa"),
                        wine.reference(),
                        wine.customsDeclaration(),
                        wine.gate(),
                        wine.direction(),
                        wine.tradeType(),
                        wine.plannedArrival(),
                        wine.destination(),
                        wine.items());
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content, List.of(), Instant.now())));
        return id;
    }

    /** A tax code that no other test has. */
    private static String number() {
        for (int n = 100_000_000 + NUMBERS.getAndAdd(50); ; n++) {
            for (int digit = 0; digit < 10; digit++) {
                String code = "%09d%d".formatted(n, digit);
                if (IdentityScheme.VN_TAX_CODE.accepts(code)) {
                    return code;
                }
            }
        }
    }

    private static String added(String number, LocalDate from, @Nullable LocalDate until) {
        return added(number, from, until, "12/QD-CHQ");
    }

    private static String added(
            String number, LocalDate from, @Nullable LocalDate until, String decision) {
        return """
        {"scheme":"VN_TAX_CODE","number":"%s","name":"Hoa","from":"%s","until":%s,"decision":"%s"}
        """
                .formatted(number, from, until == null ? null : "\"" + until + "\"", decision);
    }

    private static String ended(String number, LocalDate from, LocalDate lastDay) {
        return """
        {"scheme":"VN_TAX_CODE","number":"%s","from":"%s","lastDay":"%s","reason":"moved"}
        """
                .formatted(number, from, lastDay);
    }

    private static void created(String body, String token) throws Exception {
        HttpResponse<String> answer = post(API, body, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static List<JsonNode> entries() throws Exception {
        List<JsonNode> all = new ArrayList<>();
        JSON.readTree(get(API, lead()).body()).forEach(all::add);
        return all;
    }

    private static JsonNode entry(String number) throws Exception {
        return entries().stream()
                .filter(e -> e.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> acts(String number) {
        return List.copyOf(
                gate.bean(DatabaseClient.class)
                        .sql(
                                "select events from decision where declaration_id = $1"
                                        + " and events like $2 order by version")
                        .bind(0, Acts.idOf(PriorityAct.REGISTER))
                        .bind(1, "%" + number + "%")
                        .map(row -> String.valueOf(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .blockOptional(ClearanceAtWork.PATIENCE)
                        .orElseThrow());
    }

    private static String status(DeclarationId id) throws Exception {
        return JSON.readTree(get("/api/files/" + id, lead()).body()).path("status").asString();
    }

    private static List<String> codes(HttpResponse<String> answer) {
        return JSON.readTree(answer.body()).path("errors").findValuesAsString("code");
    }

    private static String lead() throws Exception {
        return gate.token("duc", "customs-lead");
    }

    private static String page(String token, String query) throws Exception {
        HttpResponse<String> page =
                send(
                        request("/priority-enterprises" + query, token)
                                .header("Accept", "text/html")
                                .GET());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET());
    }

    private static HttpResponse<String> post(String path, String body, String token)
            throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> form(String path, String body, String token)
            throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(gate.address() + path))
                .timeout(ClearanceAtWork.PATIENCE)
                .header("Authorization", "Bearer " + token);
    }
}
