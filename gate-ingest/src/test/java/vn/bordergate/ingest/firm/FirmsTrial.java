package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.declaring.form.Sample;

/** People come to firms and go, brokers get grants and lose them, and the door follows at once. */
class FirmsTrial {

    private static final String PATH = "/api/declarations";
    private static final String FARM = TrialToken.HOME;
    private static final String BROKER = TrialToken.ELSEWHERE;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static TrialGate gate;
    private static FirmPeople people;

    @BeforeAll
    static void open() {
        gate = new TrialGate();
        people = new FirmPeople(gate);
        people.manages("boss", FARM, "Farm");
        people.manages("agent", BROKER, "Broker");
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en", "zh"})
    void whoDeclaresWithAnothersNumberIsToldSoAndNothingIsKept(String language) {
        long kept = gate.number("select count(*) from ingest.declaration");
        JsonNode problem =
                read(
                        gate.stranger("squatter")
                                .post()
                                .uri(PATH)
                                .header("Accept-Language", language)
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(Sample.referenced("SQUAT"))
                                .exchange()
                                .expectStatus()
                                .isForbidden());
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo("DECLARANT_NOT_YOURS");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/declarant/number");
        assertThat(problem.path("detail").asString())
                .startsWith(
                        switch (language) {
                            case "en" -> "This account may not";
                            case "zh" -> "此账户不得";
                            default -> "Tài khoản này không được";
                        });
        assertThat(gate.number("select count(*) from ingest.declaration")).isEqualTo(kept);
    }

    @Test
    void ofManyLinesOnlyThoseOfTheAccountsFirmsAreTaken() {
        String own = Sample.referenced(fresh()).replace("\n", "");
        String other = own.replace(FARM, BROKER);
        String answers =
                gate.trader("lines")
                        .post()
                        .uri(PATH)
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .bodyValue(other + "\n" + own + "\n")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(Objects.requireNonNull(answers).lines())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .contains("\"refused\"", "DECLARANT_NOT_YOURS")
                                        .contains("\"/declarant/number\""),
                        second -> assertThat(second).contains("\"accepted\""));
    }

    @Test
    void aMachineThatBringsInWhatFirmsDeclaredElsewhereDeclaresForAllAndAPersonNever() {
        TrialToken relay = TrialToken.of("relay", "trader").actingFor("*");
        lodge(gate.client(relay), fresh()).expectStatus().isCreated();
        lodge(gate.client(relay.inPerson()), fresh()).expectStatus().isForbidden();
    }

    @Test
    void nobodyConfirmsTheirOwnRequestAndNoProgramConfirmsAny() {
        String account = "own-" + COUNT.incrementAndGet();
        String firm = "5300100117";
        WebTestClient both =
                gate.client(TrialToken.of(account, "trader", "administrator").inPerson());
        people.ask(both, firm, "Mine").expectStatus().isAccepted();
        long request = people.openRequest(account);
        refused(people.answer(both, request, true), 403, "FIRM_REQUEST_OWN");
        WebTestClient program = gate.client(TrialToken.of("machine", "administrator"));
        refused(people.answer(program, request, true), 403, "FIRM_PERSON_NEEDED");
        refused(people.answer(people.trader("boss"), request, true), 404, "FIRM_REQUEST_NOT_FOUND");
        assertThat(gate.number("select count(*) from ingest.firm where number = '" + firm + "'"))
                .isZero();
        people.answer(both, request, false).expectStatus().isNoContent();
        refused(people.answer(both, request, false), 409, "FIRM_REQUEST_ANSWERED");
    }

    @Test
    void aRequestIsAskedOnceAndThenIsTheManagersToAnswer() {
        String account = "new-" + COUNT.incrementAndGet();
        people.asks(account, FARM, "Farm");
        refused(people.ask(people.trader(account), FARM, "Farm"), 409, "FIRM_REQUEST_OPEN");
        long request = people.openRequest(account);
        refused(people.answer(people.officer("khanh"), request, true), 409, "FIRM_HAS_MANAGER");
        refused(people.answer(people.trader("boss"), request, true), 422, "FIRM_RIGHTS_NONE");
        lodge(people.trader(account), fresh()).expectStatus().isForbidden();
        people.answer(people.trader("boss"), request, true, "DECLARE").expectStatus().isNoContent();
        lodge(people.trader(account), fresh()).expectStatus().isCreated();
        refused(people.ask(people.trader(account), FARM, "Farm"), 409, "FIRM_MEMBER_ALREADY");
    }

    @Test
    void aColleagueWhoMayOnlyLookSeesWhatOthersLodgedAndChangesNothing() {
        people.put("boss", FARM, "looker", "LOOK").expectStatus().isNoContent();
        String self = lodged(people.trader("boss"));
        WebTestClient looker = people.trader("looker");
        looker.get().uri(self).exchange().expectStatus().isOk();
        refused(lodge(looker, fresh()), 403, "DECLARANT_NOT_YOURS");
        refused(
                looker.delete().uri(self).header("If-Match", "*").exchange(),
                403,
                "DECLARANT_NOT_YOURS");
        people.end(people.trader("boss"), FARM, "looker").expectStatus().isNoContent();
        refused(looker.get().uri(self).exchange(), 404, "DECLARATION_NOT_FOUND");
    }

    @Test
    void whoDoesNotSeePricesGetsNeitherTheHashOfTheContentNorARemarkOnAValue() {
        people.put("boss", FARM, "driver", "LOOK").expectStatus().isNoContent();
        String words = Sample.referenced(fresh()).replace("69600.00", "0");
        String self =
                Objects.requireNonNull(
                                send(people.trader("boss"), words)
                                        .expectBody()
                                        .returnResult()
                                        .getResponseHeaders()
                                        .getLocation())
                        .toString();
        JsonNode full = read(people.trader("boss").get().uri(self).exchange());
        assertThat(full.path("contentHash").asString()).hasSize(64);
        assertThat(full.at("/remarks/0/code").asString()).isEqualTo("VALUE_ZERO");
        JsonNode without = read(people.trader("driver").get().uri(self).exchange());
        assertThat(without.has("contentHash")).isFalse();
        assertThat(without.path("remarks").isEmpty()).isTrue();
        assertThat(without.path("reference")).isEqualTo(full.path("reference"));
    }

    @Test
    void aBrokerDeclaresWhileItsGrantHoldsAndNotAfter() {
        WebTestClient agent = people.trader("agent");
        lodge(agent, fresh()).expectStatus().isForbidden();
        people.grants("boss", FARM, BROKER);
        String self = lodged(agent);
        agent.get().uri(self).exchange().expectStatus().isOk();
        assertThat(read(agent.get().uri(self).exchange()).has("contentHash")).isFalse();
        people.trader("boss").get().uri(self).exchange().expectStatus().isOk();
        refused(people.put("agent", FARM, "agent-2", "LOOK"), 404, "FIRM_NOT_FOUND");
        long grant =
                gate.number("select max(grant_id) from ingest.firm_grant where ended_at is null");
        String end = "/api/firms/grants/" + grant + "/end";
        String why = "{\"reason\":\"contract over\"}";
        refused(people.post(people.trader("nobody"), end, why), 404, "FIRM_GRANT_NOT_FOUND");
        people.post(people.trader("boss"), end, why).expectStatus().isNoContent();
        refused(people.post(people.trader("boss"), end, why), 409, "FIRM_GRANT_ENDED");
        lodge(agent, fresh()).expectStatus().isForbidden();
        refused(agent.get().uri(self).exchange(), 404, "DECLARATION_NOT_FOUND");
    }

    @Test
    void theLastManagerGoesByAnOfficersWordAndTheNextIsConfirmedByOne() {
        String firm = "0200000014";
        people.manages("first", firm, "Small");
        refused(people.end(people.trader("first"), firm, "first"), 409, "FIRM_LAST_MANAGER");
        people.end(people.officer("khanh"), firm, "first").expectStatus().isNoContent();
        people.manages("second", firm, "Small");
        people.put("second", firm, "first", "LOOK").expectStatus().isNoContent();
        assertThat(
                        gate.number(
                                "select count(*) from ingest.firm_change where number = '"
                                        + firm
                                        + "'"))
                .isEqualTo(6);
    }

    @Test
    void aRegisterThatIsLargerThanMemoryMayHoldIsNotBelievedInPart() {
        DatabaseClient database = gate.bean(DatabaseClient.class);
        int members = (int) gate.number("select count(*) from ingest.firm_member");
        FirmBook whole = Objects.requireNonNull(new FirmBooks(database, members).book().block());
        assertThat(whole.members()).containsKey("boss");
        assertThatThrownBy(() -> new FirmBooks(database, members - 1).book().block())
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({"500, 202", "501, 422"})
    void aReasonHasItsLength(int chars, int status) {
        WebTestClient who = people.trader("wordy-" + chars);
        String body =
                "{\"scheme\":\"VN_TAX_CODE\",\"number\":\"%s\",\"name\":\"F\",\"reason\":\"%s\"}"
                        .formatted(FARM, "x".repeat(chars));
        people.post(who, "/api/firms/requests", body).expectStatus().isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ingest.firm_change set reason = 'x'",
                "delete from ingest.firm_change",
                "truncate ingest.firm_change"
            })
    void whatWasWrittenOfAFirmIsNotChanged(String sql) {
        assertThatThrownBy(() -> gate.run(sql)).hasStackTraceContaining("is not changed");
    }

    @Test
    void thePagesShowAFirmToWhoManagesItAndRequestsToOfficers() {
        people.asks("waiting-1", "0100504561", "Waiting Ltd");
        String mine = page(people.trader("boss"), "/firm");
        assertThat(mine).contains(FARM, "Người của doanh nghiệp", "name=\"rights\"");
        assertThat(page(people.trader("nobody"), "/firm")).doesNotContain("Người của doanh nghiệp");
        String desk = page(people.officer("khanh"), "/firm/desk?of=" + FARM);
        assertThat(desk).contains("Waiting Ltd", "waiting-1", "boss");
        WebTestClient auditor = gate.client(TrialToken.of("yen", "auditor").inPerson());
        assertThat(page(auditor, "/firm/desk")).contains("Waiting Ltd").doesNotContain("confirmed");
    }

    private static String page(WebTestClient who, String uri) {
        return Objects.requireNonNull(
                who.get()
                        .uri(uri)
                        .accept(MediaType.TEXT_HTML)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
    }

    private static String fresh() {
        return "FIRM-" + COUNT.incrementAndGet();
    }

    private static String lodged(WebTestClient who) {
        return Objects.requireNonNull(
                        lodge(who, fresh())
                                .expectStatus()
                                .isCreated()
                                .expectBody()
                                .returnResult()
                                .getResponseHeaders()
                                .getLocation())
                .toString();
    }

    private static WebTestClient.ResponseSpec lodge(WebTestClient who, String reference) {
        return send(who, Sample.referenced(reference));
    }

    private static WebTestClient.ResponseSpec send(WebTestClient who, String words) {
        return who.post()
                .uri(PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(words)
                .exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        JsonNode problem = read(answer.expectStatus().isEqualTo(status));
        assertThat(problem.at("/errors/0/code").asString()).isEqualTo(code);
    }

    private static JsonNode read(WebTestClient.ResponseSpec answer) {
        return JSON.readTree(
                Objects.requireNonNull(
                        answer.expectBody(String.class).returnResult().getResponseBody()));
    }
}
