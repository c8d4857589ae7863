package vn.bordergate.ingest.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Ruling;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.declaring.form.Sample;

/** The traders' pages by HTTP, against a real PostgreSQL. */
class PortalTrial {

    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    private static final Ruling RULING = new Ruling("channel", "1", List.of("R-001"));
    private static final Actor OFFICER = new Actor(ActorKind.OFFICER, "hoa");

    private static AtThePortal portal;
    private static WebTestClient trader;
    private static WebTestClient stranger;

    @BeforeAll
    static void open() {
        portal = new AtThePortal();
        trader = portal.gate.trader("haulier");
        stranger = portal.gate.stranger("other");
    }

    @AfterAll
    static void close() {
        portal.close();
    }

    @Test
    void whatWasLodgedIsOnTheListOfItsFirmAndOfNobodyElse() {
        DeclarationId id = portal.lodge(trader, "LIST-1");
        assertThat(portal.page(trader, "/mine?q=LIST-1")).contains(id.toString(), "Sầu riêng tươi");
        assertThat(portal.page(stranger, "/mine?q=LIST-1")).doesNotContain(id.toString());
        assertThat(portal.page(trader, "/mine/" + id)).contains("LIST-1", "69.600,00 USD");
        stranger.get().uri("/mine/" + id).exchange().expectStatus().isNotFound();
        stranger.get().uri("/mine/" + id + "/content").exchange().expectStatus().isNotFound();
        stranger.get().uri("/mine/" + id + "/amend").exchange().expectStatus().isNotFound();
        stranger.get().uri("/mine/" + id + "/vehicle").exchange().expectStatus().isNotFound();
    }

    @Test
    void aRequestForWhatIsMissingStandsFirstAmongWhatWaitsForMe() {
        DeclarationId id = portal.lodge(trader, "ASKED-1");
        portal.say(
                new ChannelAssigned(
                        id,
                        1,
                        CustomsChannel.YELLOW,
                        true,
                        RULING,
                        List.of(CheckKind.DOCUMENT_CHECK),
                        AT),
                new ChecksRequired(
                        id,
                        1,
                        "0B0C1D2E-1",
                        AT,
                        List.of(new CheckDue(Authority.CUSTOMS, CheckKind.DOCUMENT_CHECK, AT)),
                        RULING,
                        AT));
        assertThat(portal.page(trader, "/mine?show=AUTHORITY&q=ASKED-1")).contains(id.toString());
        portal.say(
                new SupplementRequested(
                        id,
                        1,
                        2,
                        "0B0C1D2E-2",
                        Authority.CUSTOMS,
                        List.of("INVOICE"),
                        "Thiếu hóa đơn",
                        AT,
                        OFFICER,
                        AT));
        assertThat(portal.page(trader, "/mine?show=MINE&q=ASKED-1")).contains(id.toString());
        assertThat(portal.page(trader, "/mine?show=AUTHORITY&q=ASKED-1"))
                .doesNotContain(id.toString());
        assertThat(portal.page(trader, "/mine/" + id))
                .contains("Hải quan yêu cầu bổ sung", "Thiếu hóa đơn", "data-slip=\"2\"")
                .contains("Phân luồng: Luồng vàng");
        portal.say(new DeclarationCleared(id, 1, OFFICER, RULING, AT));
        assertThat(portal.page(trader, "/mine/" + id)).contains("Đã thông quan");
        assertThat(portal.part(trader, "/mine/" + id))
                .as("what an open page reads anew")
                .startsWith("<div id=\"consignment\"")
                .contains("data-status=\"CLEARED\"");
    }

    @Test
    void anOpenPageHearsOfADecisionInTheMomentItStands() throws InterruptedException {
        DeclarationId id = portal.lodge(trader, "LIVE-1");
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        var listening =
                trader.get()
                        .uri("/mine/live?consignment=" + id)
                        .accept(MediaType.TEXT_EVENT_STREAM)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                        .getResponseBody()
                        .subscribe(event -> told.add(String.valueOf(event.event())));
        try {
            // Whoever begins to listen looks once, as nobody knows what they missed.
            awaitMoved(told);
            portal.say(
                    new ChannelAssigned(id, 1, CustomsChannel.GREEN, false, RULING, List.of(), AT));
            long from = System.nanoTime();
            awaitMoved(told);
            System.out.printf(
                    "an open page heard of a decision %.1f ms after it stood%n",
                    (System.nanoTime() - from) / 1e6);
        } finally {
            listening.dispose();
        }
    }

    private static void awaitMoved(BlockingQueue<String> told) throws InterruptedException {
        String name = "";
        while (!name.equals("moved")) {
            String next = told.poll(AtThePortal.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            name = String.valueOf(next);
        }
    }

    @Test
    void aSearchFindsWithoutDiacriticsAndByTheBeginningOfAnyNumber() {
        DeclarationId id =
                portal.lodgeAll(
                        trader,
                        Sample.referenced("SEARCH-77").replace("Sầu riêng tươi", "Đậu phộng rang"));
        for (String said : List.of("dau phong", "đậu", "search-77", "77", "SEARCH77", "3051234")) {
            assertThat(portal.page(trader, "/mine?q=" + said)).as(said).contains(id.toString());
        }
        assertThat(portal.page(trader, "/mine?q=dau xanh")).contains("Không có lô hàng nào khớp");
        assertThat(portal.page(trader, "/mine?q='!:*\\\\")).doesNotContain("Mã lỗi");
    }

    @Test
    void anAddressThatAsksForNonsenseIsAnsweredSo() {
        for (String query :
                List.of("show=SOON", "direction=UP", "after=x", "gate=g", "q=" + "x".repeat(65))) {
            trader.get().uri("/mine?" + query).exchange().expectStatus().isBadRequest();
        }
        trader.get().uri("/mine?q=" + "x".repeat(64)).exchange().expectStatus().isOk();
    }

    @Test
    void whoMayNotSeePricesSeesNoValueAndWhoMayOnlyLookGetsNoForm() {
        // No right at all: the account's firms are none.
        WebTestClient nobody = portal.gate.client(TrialToken.of("nobody", "trader"));
        assertThat(portal.page(nobody, "/mine"))
                .contains("chưa được doanh nghiệp nào giao quyền")
                .doesNotContain("href=\"/mine/declare\"");
        nobody.get().uri("/mine/declare").exchange().expectStatus().isForbidden();
        nobody.get().uri("/mine/drafts").exchange().expectStatus().isForbidden();
    }

    @Test
    void theFormIsServedInEachLanguage() {
        assertThat(portal.page(trader, "/mine/declare"))
                .contains("Mã HS", "Kim Thành", "CN – Trung Quốc");
        assertThat(portal.page(trader, "/mine/declare?lang=en")).contains("HS code", "CN – China");
        assertThat(portal.page(trader, "/mine/declare?lang=zh")).contains("HS编码", "CN – 中国");
    }

    @Test
    void anExportHoldsWhatTheFilterHoldsAndNoFormula() {
        portal.lodgeAll(
                trader, Sample.referenced("EXPORT-9").replace("Sầu riêng tươi", "=1+2, \\\"x\\\""));
        String csv = portal.page(trader, "/mine/export.csv?q=EXPORT-9");
        assertThat(csv).startsWith("\uFEFFSố tham chiếu,").contains("\"'=1+2, \"\"x\"\"\"");
        assertThat(csv.lines()).hasSize(2);
    }

    @Test
    void aDraftIsKeptForWhoeverWroteItAndTheLastOneAllowedIsTheLast() {
        WebTestClient writer =
                portal.gate.client(TrialToken.of("writer", "trader").actingFor(TrialToken.HOME));
        String path = "/api/drafts/00000000-0000-7000-8000-0000000000";
        for (int i = 0; i < 50; i++) {
            draft(writer, path + "%02d".formatted(i), "{\"reference\":\"D-%d\"}".formatted(i))
                    .isOk();
        }
        draft(writer, path + "50", "{}").isEqualTo(409);
        draft(writer, path + "49", "{\"reference\":\"D-again\"}").isOk();
        writer.get()
                .uri(path + "49")
                .exchange()
                .expectBody()
                .jsonPath("$.reference")
                .isEqualTo("D-again");
        assertThat(portal.page(writer, "/mine/drafts")).contains("D-again").doesNotContain("D-49");
        trader.get().uri(path + "49").exchange().expectStatus().isNotFound();
        draft(trader, path + "49", "{\"reference\":\"stolen\"}").isEqualTo(409);
        writer.delete().uri(path + "49").exchange().expectStatus().isNoContent();
        writer.get().uri(path + "49").exchange().expectStatus().isNotFound();
        draft(writer, path + "48", "[]").isEqualTo(422);
        draft(writer, path + "48", "{").isEqualTo(422);
        draft(writer, path + "48", "{\"reference\":\"" + "x".repeat(128 * 1024) + "\"}")
                .isEqualTo(413);
    }

    private static org.springframework.test.web.reactive.server.StatusAssertions draft(
            WebTestClient who, String path, String json) {
        return who.put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus();
    }
}
