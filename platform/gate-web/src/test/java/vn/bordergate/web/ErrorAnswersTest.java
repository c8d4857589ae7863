package vn.bordergate.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@NullUnmarked
class ErrorAnswersTest extends AtTheGate {

    @ParameterizedTest
    @CsvSource({
        "vi-VN, Sự cố hệ thống",
        "en, System failure",
        "zh-CN, 系统故障",
        "fr, Sự cố hệ thống",
        "'fr;q=1, en;q=0.5', System failure"
    })
    void anUnexpectedFailureIsToldInTheReadersLanguage(String accepted, String title) {
        get("/open/broken", accepted, 500, "INTERNAL_FAILURE")
                .jsonPath("$.title")
                .isEqualTo(title)
                .jsonPath("$.requestId")
                .isNotEmpty();
    }

    @Test
    void allFaultsAreNamedAtOnceWithTheirPlaces() {
        get("/open/faults", "en", 400, "SEVERAL_FAULTS")
                .jsonPath("$.detail")
                .isEqualTo("The content has 2 faults; each is named in the list.")
                .jsonPath("$.instance")
                .isEqualTo("/open/faults")
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/a~1b")
                .jsonPath("$.errors[0].message")
                .isEqualTo("The required parameter gate is missing.")
                .jsonPath("$.errors[0].line")
                .doesNotExist()
                .jsonPath("$.errors[1].line")
                .isEqualTo(3)
                .jsonPath("$.errors[1].column")
                .isEqualTo(14);
    }

    @Test
    void whatPassesSaysWhenToComeAgain() {
        ResponseSpec answer = ask("/open/away", "en");
        answer.expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "2");
        problem(answer, 503, "TEMPORARILY_UNAVAILABLE");
    }

    @Test
    void anAnswerThatDoesNotBeginInTimeIsGivenUp() {
        problem(ask("/open/slow", "en"), 503, "ANSWER_TOO_SLOW");
    }

    @Test
    void aStreamMayTakeLongerThanTheLimit() {
        client.get()
                .uri("/open/stream")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(body -> assertThat(body.lines()).hasSize(7));
    }

    @Test
    void anUnknownPathIsNotFound() {
        get("/nowhere", "en", 404, "NOT_FOUND");
        get("/open/nowhere", "en", 404, "NOT_FOUND");
    }

    @Test
    void aParameterIsNamedThatIsMissingOrWrong() {
        get("/open/number", "en", 400, "PARAMETER_MISSING")
                .jsonPath("$.detail")
                .isEqualTo("The required parameter n is missing.");
        get("/open/number?n=durian", "en", 400, "PARAMETER_INVALID")
                .jsonPath("$.detail")
                .isEqualTo("The value of parameter n is not valid.");
    }

    @Test
    void aMethodThatNoRuleNamesIsNotAllowed() {
        ResponseSpec answer =
                client.delete().uri("/open/hello").headers(as("t1", "trader")).exchange();
        answer.expectHeader().valueEquals(HttpHeaders.ALLOW, "GET");
        problem(answer, 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aMethodThatNoHandlerTakesIsNotAllowed() {
        problem(
                client.put().uri("/trader/weigh").headers(as("t1", "trader")).exchange(),
                405,
                "METHOD_NOT_ALLOWED");
    }

    @Test
    void noAcceptableFormIsToldAllTheSame() {
        problem(
                client.get().uri("/open/json").accept(MediaType.IMAGE_PNG).exchange(),
                406,
                "NOT_ACCEPTABLE");
    }

    @Test
    void aBodyOfAnotherTypeIsNotTaken() {
        problem(weigh(MediaType.TEXT_PLAIN, "17 t"), 415, "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void malformedJsonIsPlacedByLineAndColumn() {
        problem(weigh(MediaType.APPLICATION_JSON, "{\n \"kilograms\": ,}"), 400, "BODY_MALFORMED")
                .jsonPath("$.errors[0].line")
                .isEqualTo(2)
                .jsonPath("$.errors[0].column")
                .isNumber();
        problem(
                weigh(MediaType.APPLICATION_JSON, "{\"kilograms\": \"many\"}"),
                400,
                "BODY_MALFORMED");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        String body = "{\"note\": \"" + "x".repeat(256 * 1024) + "\", \"kilograms\": 1}";
        var answer = weigh(MediaType.APPLICATION_JSON, body);
        answer.expectHeader().valueEquals("Connection", "close");
        problem(answer, 413, "BODY_TOO_LARGE");
    }

    @Test
    void aPathThatTriesToClimbIsRefused() {
        problem(ask("/open/..%2f..%2fetc", "en"), 400, "REQUEST_INVALID");
    }

    @Test
    void aPersonGetsAPageInsteadOfJson() {
        String page =
                client.get()
                        .uri(
                                java.net.URI.create(
                                        "http://127.0.0.1:" + port + "/nowhere?lang=zh&gate=a%26b"))
                        .accept(MediaType.TEXT_HTML, MediaType.ALL)
                        .exchange()
                        .expectStatus()
                        .isNotFound()
                        .expectHeader()
                        .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(page)
                .contains("lang=\"zh\"", "未找到", "NOT_FOUND", "/problems/NOT_FOUND", "数字口岸")
                .contains("?gate=a%26b&amp;lang=en")
                .doesNotContain("Exception");
    }

    private ResponseSpec ask(String path, String language) {
        return client.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path))
                .header(HttpHeaders.ACCEPT_LANGUAGE, language)
                .exchange();
    }

    private BodyContentSpec get(String path, String language, int status, String code) {
        return problem(ask(path, language), status, code);
    }

    private ResponseSpec weigh(MediaType type, String body) {
        return client.post()
                .uri("/trader/weigh")
                .headers(as("t1", "trader"))
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private static BodyContentSpec problem(ResponseSpec answer, int status, String code) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .exists("Content-Security-Policy")
                .expectBody()
                .consumeWith(
                        body ->
                                assertThat(
                                                new String(
                                                        body.getResponseBodyContent(),
                                                        java.nio.charset.StandardCharsets.UTF_8))
                                        .doesNotContain(
                                                "Exception", "secret", "vn.bordergate", "\tat "))
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.type")
                .isEqualTo("/problems/" + code);
    }
}
