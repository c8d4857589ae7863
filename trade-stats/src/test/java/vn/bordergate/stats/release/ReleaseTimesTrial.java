package vn.bordergate.stats.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.Passages;
import vn.bordergate.stats.Stand;

class ReleaseTimesTrial {

    private static final Stand STAND = Stand.shared();

    /** A gate that no other trial uses. */
    private static final String GATE = "STUDY-GATE";

    private static final String DAY = "2024-05-07";

    /** Nine in the morning at the gate, a peak hour. */
    private static final Instant NINE = Instant.parse("2024-05-07T02:00:00Z");

    /** Noon there, which is none. */
    private static final Instant NOON = Instant.parse("2024-05-07T05:00:00Z");

    @BeforeAll
    static void aDayAtTheGate() {
        List<PublishedEvent> events = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            // Cleared after 10, 20 … 100 minutes, over the border half an hour later.
            Instant cleared = NINE.plusSeconds(600L * i);
            events.add(
                    Passages.fresh(500 + i, GATE)
                            .crossed(
                                    NINE,
                                    CustomsChannel.YELLOW,
                                    cleared,
                                    cleared.plusSeconds(1_800)));
        }
        events.add(
                Passages.fresh(511, GATE)
                        .crossed(NOON, CustomsChannel.GREEN, NINE, NOON.plusSeconds(300)));
        events.add(check(1, CheckOutcome.PASSED, 3_600));
        events.add(check(2, CheckOutcome.FAILED, 7_200));
        events.add(check(3, CheckOutcome.PASSED, 3_600));
        STAND.tell(events);
        TradeFact one = cleared(1, CustomsChannel.YELLOW);
        TradeFact other = cleared(2, CustomsChannel.GREEN);
        STAND.fold(List.of(one, other, cleared(3, CustomsChannel.GREEN), other.reversed(NOON)));
        Stand.await(() -> rows("/api/release-times").size() == 5);
    }

    @Test
    void mediansAndPercentilesAreToldByChannelAndPeakHours() {
        JsonNode release = row("ARRIVAL_TO_RELEASE", "YELLOW");
        assertThat(release.get("peak").asBoolean()).isTrue();
        assertThat(release.get("goodsClass").asString()).isEqualTo("FRESH");
        assertThat(release.get("count").asLong()).isEqualTo(10);
        assertThat(release.get("p50Minutes").asDouble()).isCloseTo(50, within(1.1));
        assertThat(release.get("p90Minutes").asDouble()).isCloseTo(90, within(1.9));
        JsonNode crossing = row("ARRIVAL_TO_CROSSING", "YELLOW");
        assertThat(crossing.get("p50Minutes").asDouble()).isCloseTo(80, within(1.7));
    }

    @Test
    void whatWasClearedBeforeItCameWaitedNoTimeForIt() {
        JsonNode release = row("ARRIVAL_TO_RELEASE", "GREEN");

        assertThat(release.get("peak").asBoolean()).isFalse();
        assertThat(release.get("p50Minutes").asDouble()).isZero();
    }

    @Test
    void aChecksTimeIsItsAuthoritys() {
        JsonNode check = row("CHECK_PLANT_QUARANTINE", "YELLOW");

        assertThat(check.get("count").asLong()).isEqualTo(3);
        assertThat(check.get("p50Minutes").asDouble()).isCloseTo(60, within(1.3));
        assertThat(check.get("p90Minutes").asDouble()).isCloseTo(120, within(2.5));
        assertThat(check.get("goodsClass").isNull()).isTrue();
    }

    @Test
    void channelsCountClearedDeclarationsAndTakeBackWhatWasTakenBack() {
        JsonNode rows = rows("/api/channels");

        assertThat(rows.findValuesAsString("channel")).containsExactly("GREEN", "YELLOW");
        assertThat(rows.findValuesAsString("declarations")).containsExactly("1", "1");
    }

    @Test
    void theHitRateOfChecksIsForThoseWhoRun() {
        String query = "/api/checks?from=" + DAY + "&to=" + DAY + "&gate=" + GATE;
        assertThat(STAND.get(query).statusCode()).isEqualTo(401);
        assertThat(STAND.get(query, "Authorization", STAND.bearer("trader")).statusCode())
                .isEqualTo(403);

        JsonNode row =
                JsonMapper.shared()
                        .readTree(
                                STAND.get(
                                                query,
                                                "Authorization",
                                                STAND.bearerEverywhere("management-board"))
                                        .body())
                        .get("rows")
                        .get(0);

        assertThat(row.get("authority").asString()).isEqualTo("PLANT_QUARANTINE");
        assertThat(row.get("done").asLong()).isEqualTo(3);
        assertThat(row.get("found").asLong()).isEqualTo(1);
        assertThat(row.get("hitRatePercent").asString()).isEqualTo("33.33");
    }

    @Test
    void thePageTellsItInVietnameseAndKeepsTheHitRateFromThePublic() {
        String path = "/release-times?from=" + DAY + "&to=" + DAY + "&gate=" + GATE;

        Document page = Jsoup.parse(STAND.get(path, "Accept", "text/html").body());

        assertThat(page.text())
                .contains("Vào bãi đến thông quan")
                .contains("Luồng vàng")
                .contains("Cao điểm")
                .doesNotContain("33,33");
        Document english = Jsoup.parse(STAND.get(path + "&lang=en", "Accept", "text/html").body());
        assertThat(english.text()).contains("Arrival to release").contains("Peak");
        Document board =
                Jsoup.parse(
                        STAND.get(
                                        path,
                                        "Accept",
                                        "text/html",
                                        "Authorization",
                                        STAND.bearerEverywhere("management-board"))
                                .body());
        assertThat(board.text()).contains("33,33");
    }

    private static JsonNode row(String measure, String channel) {
        return rows("/api/release-times")
                .valueStream()
                .filter(row -> row.get("measure").asString().equals(measure))
                .filter(row -> row.get("channel").asString().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode rows(String path) {
        return STAND.json(path + "?from=" + DAY + "&to=" + DAY + "&gate=" + GATE).get("rows");
    }

    private static CheckAnswered check(long id, CheckOutcome outcome, long seconds) {
        return new CheckAnswered(
                new DeclarationId(new UUID(88, id)),
                1,
                Authority.PLANT_QUARANTINE,
                CheckKind.QUARANTINE_CERTIFICATE,
                outcome,
                null,
                null,
                null,
                new Actor(ActorKind.OFFICER, "officer-lan"),
                NINE.plusSeconds(seconds),
                new GateCode(GATE),
                Direction.EXPORT,
                CustomsChannel.YELLOW,
                NINE);
    }

    private static TradeFact cleared(long id, CustomsChannel channel) {
        return Facts.cleared(
                new UUID(88, id), GATE, LocalDate.parse(DAY), channel, TradeFact.NO_PARK);
    }
}
