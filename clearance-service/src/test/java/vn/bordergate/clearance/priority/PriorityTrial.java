package vn.bordergate.clearance.priority;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.codes;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
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
    private static final AtomicInteger NUMBERS = new AtomicInteger(1);

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
    void anEnterpriseIsExemptFromWhenASecondPersonAgreesUntilItIsEnded() throws Exception {
        String number = number();
        assertThat(status(lodged(number, "100"))).isEqualTo("CHECKS_OUTSTANDING");

        long proposal = proposed(said(number, TODAY, null), lead());
        assertThat(status(lodged(number, "100"))).isEqualTo("CHECKS_OUTSTANDING");
        assertThat(entry(number)).isEmpty();

        agreed(proposal, otherLead());
        DeclarationId exempt = lodged(number, "100");
        assertThat(status(exempt)).isEqualTo("CLEARED");
        assertThat(http.get("/api/files/" + exempt + "?lang=en", lead()).body())
                .contains("PRIORITY_ENTERPRISE", "Priority enterprise: checked on suspicion");
        assertThat(status(lodged(number(), "100"))).isEqualTo("CHECKS_OUTSTANDING");

        HttpResponse<String> ended =
                http.post(API + "/end", ended(number, TODAY, TODAY.minusDays(1)), lead());
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(204);
        assertThat(status(lodged(number, "100"))).isEqualTo("CHECKS_OUTSTANDING");
    }

    @Test
    void suspicionHoldsForPriorityEnterprisesToo() throws Exception {
        String number = number();
        given(said(number, TODAY, null));
        // Goods that are declared to be worth nothing.
        assertThat(status(lodged(number, "0"))).isEqualTo("CHECKS_OUTSTANDING");
    }

    @Test
    void whoeverProposedCannotAgreeUnderAnyOfTheirAccounts() throws Exception {
        String number = number();
        long proposal = proposed(said(number, TODAY, null), lead());
        String otherAccount = gate.tokenOfPerson("duc", "duc-2", "administrator");
        for (String token : List.of(lead(), otherAccount)) {
            HttpResponse<String> answer = answer(proposal, true, token);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(codes(answer)).containsExactly("PRIORITY_SAME_PERSON");
        }
        assertThat(entry(number)).isEmpty();
        agreed(proposal, otherLead());
        assertThat(entry(number)).isPresent();
    }

    @Test
    void aProposalThatIsDeclinedOrTakenBackGivesNothing() throws Exception {
        String number = number();
        for (String token : List.of(lead(), otherLead())) {
            long proposal = proposed(said(number, TODAY, null), lead());
            HttpResponse<String> answer = answer(proposal, false, token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(codes(answer(proposal, true, otherLead())))
                    .containsExactly("PRIORITY_NOTHING_PROPOSED");
        }
        assertThat(entry(number)).isEmpty();
        assertThat(acts(number)).hasSize(4).last().asString().contains("priority-declined");
    }

    @Test
    void ofOneEnterpriseOneProposalWaits() throws Exception {
        String number = number();
        long first = proposed(said(number, TODAY, TODAY.plusDays(1)), lead());
        assertThat(codes(propose(said(number, TODAY.plusDays(2), null), otherLead())))
                .containsExactly("PRIORITY_PROPOSAL_WAITING");
        assertThat(http.get(API + "/proposals", lead()).body()).contains(number, "trusted");
        agreed(first, otherLead());
        assertThat(http.get(API + "/proposals", lead()).body()).doesNotContain(number);
        given(said(number, TODAY.plusDays(2), null));
    }

    @Test
    void aProposalWhoseFirstDayHasPassedCanOnlyBeDeclined() throws Exception {
        String number = number();
        long proposal = proposed(said(number, TODAY, null), lead());
        gate.bean(DatabaseClient.class)
                .sql("update priority_proposal set effective_from = $1 where id = $2")
                .bind(0, TODAY.minusDays(1))
                .bind(1, proposal)
                .then()
                .block(ClearanceAtWork.PATIENCE);
        assertThat(codes(answer(proposal, true, otherLead())))
                .containsExactly("PRIORITY_PROPOSAL_PAST");
        assertThat(answer(proposal, false, otherLead()).statusCode()).isEqualTo(200);
    }

    @Test
    void theListSaysWhoBeganAndEndedAPriorityAndTheTrailKeepsIt() throws Exception {
        String number = number();
        given(said(number, TODAY.plusDays(3), TODAY.plusDays(900)));
        http.post(API + "/end", ended(number, TODAY.plusDays(3), TODAY.plusDays(30)), lead());

        JsonNode entry = entry(number).orElseThrow();
        assertThat(entry.path("state").asString()).isEqualTo("TO_COME");
        assertThat(entry.path("until").asString()).isEqualTo(TODAY.plusDays(30).toString());
        assertThat(entry.path("addedBy").asString()).isEqualTo("duc");
        assertThat(entry.path("agreedBy").asString()).isEqualTo("mai");
        assertThat(entry.path("reason").asString()).isEqualTo("trusted");
        assertThat(entry.path("endedBy").asString()).isEqualTo("duc");
        assertThat(entry.path("endReason").asString()).isEqualTo("moved");
        assertThat(acts(number))
                .satisfiesExactly(
                        one -> assertThat(one).contains("\"is\":\"priority-proposed\"", "trusted"),
                        two ->
                                assertThat(two)
                                        .contains(
                                                "\"is\":\"priority-added\"",
                                                "\"proposedBy\":\"duc\""),
                        three -> assertThat(three).contains("\"is\":\"priority-ended\"", "moved"));
    }

    @Test
    void onlyThoseWhoLeadAtEveryGateKeepTheList() throws Exception {
        String body = said(number(), TODAY, null);
        String officer = gate.token("lan", "customs-officer");
        assertThat(propose(body, officer).statusCode()).isEqualTo(403);
        String ofOneGate = gate.tokenAt(List.of("KIM-THANH"), "pao", "customs-lead");
        assertThat(codes(propose(body, ofOneGate))).containsExactly("FOREIGN_GATE");
        String program = gate.programToken("lead", "customs-lead");
        assertThat(codes(propose(body, program))).containsExactly("PERSON_NEEDED");
        long proposal = proposed(body, gate.token("huy", "administrator"));
        assertThat(answer(proposal, true, officer).statusCode()).isEqualTo(403);
        assertThat(codes(answer(proposal, true, ofOneGate))).containsExactly("FOREIGN_GATE");
        assertThat(codes(answer(proposal, true, program))).containsExactly("PERSON_NEEDED");
        agreed(proposal, lead());
    }

    @ParameterizedTest
    @CsvSource({
        "customs-officer, 200",
        "customs-lead, 200",
        "management-board, 200",
        "auditor, 200",
        "administrator, 200",
        "yard, 403",
        "border-guard, 403",
        "health-quarantine, 403",
        "animal-quarantine, 403",
        "plant-quarantine, 403",
        "trader, 403",
        "device, 403"
    })
    void onlyWhoHasANeedReadsTheList(String role, int status) throws Exception {
        String token = gate.token("somebody", role);
        for (String path : List.of(API, API + "/proposals", "/priority-enterprises")) {
            assertThat(http.get(path, token).statusCode()).as(path).isEqualTo(status);
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndChangesNothing() throws Exception {
        assertThat(codes(propose("{}", lead()))).containsOnly("FIELD_MISSING").hasSize(6);
        assertThat(codes(propose(said("1234567890", TODAY, null), lead())))
                .containsExactly("PRIORITY_NUMBER_FORM");
        String number = number();
        for (var days :
                List.of(
                        List.of(TODAY.minusDays(1), TODAY, "PRIORITY_DATE_PAST"),
                        List.of(TODAY.plusDays(367), TODAY.plusDays(400), "PRIORITY_DATE_FAR"),
                        List.of(TODAY, TODAY.plusDays(3_654), "PRIORITY_DATE_FAR"),
                        List.of(TODAY.plusDays(2), TODAY.plusDays(1), "PRIORITY_DATES_CROSSED"))) {
            String body = said(number, (LocalDate) days.get(0), (LocalDate) days.get(1));
            assertThat(codes(propose(body, lead()))).containsExactly((String) days.get(2));
        }
        assertThat(codes(propose(said(number, TODAY, null, "x".repeat(201)), lead())))
                .containsExactly("PRIORITY_TEXT_LONG");
        assertThat(codes(propose(said(number, TODAY, null, "two\\nlines"), lead())))
                .containsExactly("TEXT_CHARACTERS");
        assertThat(codes(http.post(API + "/end", ended(number, TODAY, TODAY), lead())))
                .containsExactly("PRIORITY_UNKNOWN");
        assertThat(codes(http.post(API + "/proposals/" + Long.MAX_VALUE, "{}", lead())))
                .containsExactly("FIELD_MISSING");
        assertThat(entry(number)).isEmpty();
        assertThat(http.get(API + "/proposals", lead()).body()).doesNotContain(number);
    }

    @Test
    void twoTimesOfOneEnterpriseDoNotOverlap() throws Exception {
        String number = number();
        given(said(number, TODAY.plusDays(10), TODAY.plusDays(20)));
        for (int day : List.of(10, 15, 20)) {
            assertThat(codes(propose(said(number, TODAY.plusDays(day), null), lead())))
                    .containsExactly("PRIORITY_OVERLAPS");
        }
        assertThat(codes(propose(said(number, TODAY, TODAY.plusDays(10)), lead())))
                .containsExactly("PRIORITY_OVERLAPS");
        given(said(number, TODAY, TODAY.plusDays(9)));
        given(said(number, TODAY.plusDays(21), null));
        String end = ended(number, TODAY.plusDays(10), TODAY.plusDays(20));
        assertThat(codes(http.post(API + "/end", end, lead()))).containsExactly("PRIORITY_OVER");
    }

    @Test
    void twoLeadsKeepTheListOnItsPageAndAnOfficerReadsIt() throws Exception {
        String number = number();
        String form =
                "scheme=VN_TAX_CODE&number=%s&name=%s&from=%s&until=&decision=1&reason=%s"
                        .formatted(
                                number,
                                URLEncoder.encode("Hoa Qủa", StandardCharsets.UTF_8),
                                TODAY,
                                "trusted");
        String first = gate.tokenOf("Đức Trưởng", "duc", "customs-lead");
        HttpResponse<String> done = http.form("/priority-enterprises", form, first);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);

        String proposal = "/priority-enterprises/proposals/" + waiting(number).path("id").asLong();
        String yes = "value=\"true\"";
        assertThat(onPage(page(first, "?lang=vi"), proposal))
                .contains(number, "Hoa Qủa", "Đức Trưởng", "phải có người khác đồng ý")
                .doesNotContain(yes);
        assertThat(onPage(page(otherLead(), "?lang=en"), proposal)).contains(yes, "Agree");
        String officer = gate.token("lan", "customs-officer");
        assertThat(page(officer, "?lang=zh"))
                .contains("等待第二人", number)
                .doesNotContain("<form method=\"post\"");

        assertThat(http.form(proposal, "agreed=maybe", otherLead()).statusCode()).isEqualTo(422);
        assertThat(http.form(proposal, "agreed=true", otherLead()).statusCode()).isEqualTo(303);
        assertThat(page(officer, "?lang=en"))
                .contains(number, "Priority enterprises", "In force", "agreed by mai")
                .doesNotContain("<form method=\"post\"");
        assertThat(page(lead(), "?lang=zh")).contains("优先企业").doesNotContain("暂无数据");
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

    private static String said(String number, LocalDate from, @Nullable LocalDate until) {
        return said(number, from, until, "12/QD-CHQ");
    }

    private static String said(
            String number, LocalDate from, @Nullable LocalDate until, String decision) {
        return """
        {"scheme":"VN_TAX_CODE","number":"%s","name":"Hoa","from":"%s","until":%s,"decision":"%s",
         "reason":"trusted"}
        """
                .formatted(number, from, until == null ? null : "\"" + until + "\"", decision);
    }

    private static String ended(String number, LocalDate from, LocalDate lastDay) {
        return """
        {"scheme":"VN_TAX_CODE","number":"%s","from":"%s","lastDay":"%s","reason":"moved"}
        """
                .formatted(number, from, lastDay);
    }

    private static HttpResponse<String> propose(String body, String token) throws Exception {
        return http.post(API + "/proposals", body, token);
    }

    private static long proposed(String body, String token) throws Exception {
        HttpResponse<String> answer = propose(body, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer).path("id").asLong();
    }

    private static HttpResponse<String> answer(long proposal, boolean agreed, String token)
            throws Exception {
        return http.post(API + "/proposals/" + proposal, "{\"agreed\":" + agreed + "}", token);
    }

    private static void agreed(long proposal, String token) throws Exception {
        HttpResponse<String> answer = answer(proposal, true, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** By the word of two. */
    private static void given(String body) throws Exception {
        agreed(proposed(body, lead()), otherLead());
    }

    private static Optional<JsonNode> entry(String number) throws Exception {
        return numbered(API, number);
    }

    private static JsonNode waiting(String number) throws Exception {
        return numbered(API + "/proposals", number).orElseThrow();
    }

    private static Optional<JsonNode> numbered(String path, String number) throws Exception {
        return json(http.get(path, lead()))
                .valueStream()
                .filter(one -> one.path("number").asString().equals(number))
                .findFirst();
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
        return json(http.get("/api/files/" + id, lead())).path("status").asString();
    }

    private static String lead() throws Exception {
        return gate.token("duc", "customs-lead");
    }

    private static String otherLead() throws Exception {
        return gate.token("mai", "customs-lead");
    }

    private static String page(String token, String query) throws Exception {
        HttpResponse<String> page = http.page("/priority-enterprises" + query, token);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    /** What the page says of one proposal. */
    private static String onPage(String page, String proposal) {
        String id = "id=\"proposal-" + proposal.substring(proposal.lastIndexOf('/') + 1) + "\"";
        return page.substring(page.indexOf(id), page.indexOf("</article>", page.indexOf(id)));
    }
}
