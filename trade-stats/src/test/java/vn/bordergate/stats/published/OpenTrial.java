package vn.bordergate.stats.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.events.Stage;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;
import vn.bordergate.web.Roles;

class OpenTrial {

    private static final Stand STAND = Stand.shared();
    private static final String DAY = "2019-08-01";

    @BeforeAll
    static void aDayIsPublishedTwice() {
        fold(1, 100_00);
        publish();
        fold(2, 50_00);
        publish();
    }

    @Test
    void theChainHoldsUntilAPublishedFigureIsChanged() throws Exception {
        assertThat(verified()).contains("everything holds");

        change("usd_cents + 1");
        String changed = verified();
        change("usd_cents - 1");

        assertThat(changed)
                .contains("the figures of 2019-08-01 are not those that were sealed")
                .doesNotContain("everything holds");
        assertThat(verified()).contains("everything holds");
    }

    @Test
    void pagesFollowEachOtherAndAreNotSentTwice() {
        JsonNode first = STAND.json("/api/open/published?limit=1");
        long next = first.get("next").asLong();
        HttpResponse<String> page = STAND.get("/api/open/published?limit=1");
        String tag = page.headers().firstValue("ETag").orElseThrow();

        assertThat(first.at("/items/0/number").asLong()).isEqualTo(1);
        assertThat(page.headers().firstValue("Link").orElseThrow()).contains("after=1&limit=1");
        JsonNode second = STAND.json("/api/open/published?limit=1&after=" + next);
        assertThat(second.at("/items/0/number").asLong()).isEqualTo(2);
        assertThat(STAND.get("/api/open/published?limit=1", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void theSameIsThereAsCsv() {
        String csv = STAND.get("/api/open/published?limit=200", "Accept", "text/csv").body();

        assertThat(csv).startsWith("number,day,edition,publishedAt,gate,");
        assertThat(csv)
                .contains(",2019-08-01,2,")
                .contains(",OPEN-GATE,EXPORT,EXPORT,CLEARED,15000,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=-1", "limit=0", "limit=201"})
    void aPageBeyondTheLimitsIsRefused(String query) {
        HttpResponse<String> answer = STAND.get("/api/open/published?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("OPEN_PAGE_MALFORMED");
    }

    private static String verified() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            boolean whole = new VerifyTotals(STAND.http(), STAND.address("/"), out).verify();
            String text = said.toString(StandardCharsets.UTF_8);
            assertThat(text.contains("everything holds")).isEqualTo(whole);
            return text;
        }
    }

    private static void change(String to) {
        STAND.bean(DatabaseClient.class)
                .sql(
                        "update published_cell set usd_cents = "
                                + to
                                + " where day = '2019-08-01' and edition = 1")
                .then()
                .block();
    }

    private static void fold(long id, long cents) {
        STAND.fold(
                List.of(
                        Facts.fact(
                                new UUID(81, id),
                                1,
                                Stage.CLEARED,
                                "OPEN-GATE",
                                "0810",
                                "CNY",
                                cents,
                                1,
                                LocalDate.parse(DAY))));
    }

    private static void publish() {
        assertThat(
                        STAND.post(
                                        "/api/published/" + DAY,
                                        "Authorization",
                                        STAND.bearer(Roles.MANAGEMENT_BOARD))
                                .statusCode())
                .isEqualTo(201);
    }
}
