package vn.bordergate.stats.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Stand;
import vn.bordergate.web.Roles;

class PublishedTrial {

    private static final Stand STAND = Stand.shared();

    @Test
    void whatWasPublishedStaysAndWhatCameLaterIsExplained() {
        TradeFact kept = fact(1, "2024-03-05", 100_00);
        TradeFact amended = fact(2, "2024-03-05", 200_00);
        TradeFact withdrawn = fact(3, "2024-03-05", 400_00);
        STAND.fold(List.of(kept, amended, withdrawn));
        publish("2024-03-05");
        STAND.fold(
                List.of(
                        amended.reversed(Facts.AT),
                        fact(2, "2024-03-05", 250_00),
                        withdrawn.reversed(Facts.AT),
                        fact(4, "2024-03-05", 1_00),
                        // On a day that nobody published, so nothing to explain.
                        fact(5, "2024-03-06", 7_00)));

        JsonNode day = STAND.json("/api/published/2024-03-05");
        JsonNode line = day.at("/lines/0");

        assertThat(line.at("/published/usdCents").asLong()).isEqualTo(700_00);
        assertThat(line.at("/known/usdCents").asLong()).isEqualTo(351_00);
        assertThat(line.at("/published/declarations").asLong()).isEqualTo(3);
        assertThat(line.at("/known/declarations").asLong()).isEqualTo(3);
        assertThat(day.get("explained").asBoolean()).isTrue();
        assertThat(line.get("changes").valueStream().map(c -> c.get("kind").asString()))
                .containsExactly("CORRECTED", "LATE", "TAKEN_BACK");
        assertThat(line.get("changes").valueStream().map(c -> c.at("/by/usdCents").asLong()))
                .containsExactly(50_00L, 1_00L, -400_00L);
    }

    @Test
    void eachEditionIsComparedFromItsOwnMoment() {
        STAND.fold(List.of(fact(11, "2024-03-07", 10_00)));
        publish("2024-03-07");
        STAND.fold(List.of(fact(12, "2024-03-07", 5_00)));
        publish("2024-03-07");
        STAND.fold(List.of(fact(13, "2024-03-07", 2_00)));

        assertThat(difference("/api/published/2024-03-07")).isEqualTo(2_00);
        assertThat(difference("/api/published/2024-03-07?edition=1")).isEqualTo(7_00);
        assertThat(STAND.json("/api/published/2024-03-07?edition=1").get("explained").asBoolean())
                .isTrue();
    }

    /** Publishes while facts pour in, so that some batches are half folded at that moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noFactIsLostBetweenPublishedAndLater(long seed) {
        String day = "2024-04-0" + seed;
        Random random = new Random(seed);
        List<TradeFact> facts = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            facts.add(fact(seed * 100_000 + i, day, random.nextInt(1_000_00)));
        }
        long before = STAND.version();
        for (int from = 0; from < facts.size(); from += 500) {
            STAND.send(facts.subList(from, from + 500));
            publish(day);
        }
        Stand.await(() -> STAND.version() >= before + facts.size());

        long sum = facts.stream().mapToLong(TradeFact::usdCents).sum();
        for (int edition = 1; edition <= 6; edition++) {
            JsonNode then = STAND.json("/api/published/" + day + "?edition=" + edition);
            assertThat(then.get("explained").asBoolean()).as("edition " + edition).isTrue();
            assertThat(then.at("/lines/0/known/usdCents").asLong()).isEqualTo(sum);
        }
    }

    @Test
    void theDeclarationsBehindADifferenceAreForThoseWhoMay() {
        STAND.fold(List.of(fact(21, "2024-03-08", 10_00)));
        publish("2024-03-08");
        STAND.fold(List.of(fact(22, "2024-03-08", 5_00)));

        HttpResponse<String> auditors =
                STAND.get(
                        "/api/published/2024-03-08/facts",
                        "Authorization",
                        STAND.bearer(Roles.AUDITOR));

        assertThat(auditors.statusCode()).isEqualTo(200);
        assertThat(auditors.body()).contains(new UUID(61, 22).toString());
        assertThat(STAND.get("/api/published/2024-03-08/facts").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/published/2024-03-99, 400, TOTALS_DATE_MALFORMED",
        "/api/published/2024-03, 400, TOTALS_DATE_MALFORMED",
        "/api/published/1944-12-31, 400, TOTALS_DATE_MALFORMED",
        "/api/published/1999-12-31, 404, PUBLISHED_DAY_UNKNOWN",
        "/api/published?period=soon, 400, TOTALS_PERIOD_MALFORMED"
    })
    void whatCannotBeAskedIsRefusedWithItsCode(String path, int status, String code) {
        HttpResponse<String> answer = STAND.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(code);
    }

    @Test
    void nobodyPublishesADayThatHasNotComeNorWithoutTheRight() {
        assertThat(published("2999-01-01", Roles.MANAGEMENT_BOARD).body())
                .contains("PUBLISHED_DAY_AHEAD");
        assertThat(published("2024-03-05", Roles.AUDITOR).statusCode()).isEqualTo(403);
    }

    @Test
    void thePageTellsWhatChangedInWords() {
        STAND.fold(List.of(fact(31, "2024-03-09", 1_234_56)));
        publish("2024-03-09");
        STAND.fold(List.of(fact(32, "2024-03-09", 5_00)));

        String page =
                Jsoup.parse(STAND.get("/published/2024-03-09", "Accept", "text/html").body())
                        .text();

        assertThat(page).contains("1.234,56").contains("1 tờ khai đến sau: 5,00 USD");
    }

    private static long difference(String path) {
        return STAND.json(path).at("/lines/0/difference/usdCents").asLong();
    }

    private static void publish(String day) {
        HttpResponse<String> answer = published(day, Roles.MANAGEMENT_BOARD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("day").asString())
                .isEqualTo(day);
    }

    private static HttpResponse<String> published(String day, String role) {
        return STAND.post("/api/published/" + day, "Authorization", STAND.bearer(role));
    }

    private static TradeFact fact(long id, String day, long cents) {
        return Facts.fact(
                new UUID(61, id),
                1,
                Stage.CLEARED,
                "PUBLISHED-GATE",
                "0810",
                "CNY",
                cents,
                1,
                LocalDate.parse(day));
    }
}
