package vn.bordergate.ingest.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
import reactor.core.Disposable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.Ruling;
import vn.bordergate.events.SupplementRequested;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.ingest.TrialToken;
import vn.bordergate.ingest.consignment.LiveConsignments;
import vn.bordergate.ingest.consignment.News;
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
        stranger.get()
                .uri("/api/declarations/" + id + "/content")
                .exchange()
                .expectStatus()
                .isNotFound();
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
        Disposable listening = listen("/mine/live?consignment=" + id, told);
        try {
            // A sign of life, or a first look where nobody knows what was missed.
            assertThat(told.poll(AtThePortal.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
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

    @Test
    void whereAVehicleStandsInTheQueueAndWhyIsOnThePageUntilItIsCalledToItsLane() {
        DeclarationId id = portal.lodgeAll(trader, withVehicle("PLACE-1"));
        CrossingId vehicle = portal.vehicleOf(trader, id);
        Instant ten = Instant.parse("2099-01-01T03:00:00Z");
        portal.sayOfVehicles(
                new TicketIssued(vehicle, "X-0412", "KB2", AT),
                new QueuePlaceTold(vehicle, "X-0412", null, "NOT_READY", 0, null, AT));
        assertThat(portal.page(trader, "/mine/" + id))
                .contains("Chưa gọi được", "Vì sao: còn kiểm tra hoặc phí")
                .doesNotContain("trong khoảng");
        portal.sayOfVehicles(
                new QueuePlaceTold(
                        vehicle,
                        "X-0412",
                        3,
                        "QO-012",
                        2,
                        new QueuePlaceTold.Expected(
                                ten.minusSeconds(600), ten, ten.plusSeconds(900)),
                        AT));
        assertThat(portal.part(trader, "/mine/" + id))
                .contains("Thứ 3 trong hàng chờ gọi. Dự kiến gọi lúc 10:00 01/01")
                .contains("trong khoảng 09:50 01/01–10:15 01/01")
                .contains("Vì sao: nông sản tươi đi trước", "đã bị vượt 2 lần");
        portal.sayOfVehicles(new LaneCalled(vehicle, "X-0412", "X1", "1", "QO-012", 0, null, AT));
        assertThat(portal.part(trader, "/mine/" + id))
                .contains("Được gọi vào làn X1")
                .doesNotContain("trong hàng chờ gọi.");
    }

    @Test
    void anotherPlaceIsNewsForThePageOfItsConsignmentAlone() throws InterruptedException {
        DeclarationId id = portal.lodgeAll(trader, withVehicle("PLACE-2"));
        CrossingId vehicle = portal.vehicleOf(trader, id);
        portal.sayOfVehicles(new TicketIssued(vehicle, "X-0413", "KB2", AT));
        String made =
                portal.text(
                        "select xmin::text from consignment where declaration_id = '" + id + "'");
        BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
        Disposable listening =
                portal.gate
                        .bean(LiveConsignments.class)
                        .watch()
                        .subscribe(news -> told.add(news.marks()));
        try {
            // Told again until it is heard, for nobody knows when listening has begun.
            Set<String> heard = Set.of();
            for (int place = 1;
                    place < 200 && !heard.equals(Set.of(News.of(id.value())));
                    place++) {
                portal.sayOfVehicles(
                        new QueuePlaceTold(vehicle, "X-0413", place, "QO-001", 0, null, AT));
                Set<String> next = told.poll(100, TimeUnit.MILLISECONDS);
                heard = next == null ? Set.of() : next;
            }
            assertThat(heard).containsExactly(News.of(id.value()));
        } finally {
            listening.dispose();
        }
        assertThat(
                        portal.text(
                                "select xmin::text from consignment where declaration_id = '"
                                        + id
                                        + "'"))
                .as("no row of the list is made anew for it")
                .isEqualTo(made);
    }

    private static Disposable listen(String address, BlockingQueue<String> told) {
        return trader.get()
                .uri(address)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .subscribe(event -> told.add(String.valueOf(event.event())));
    }

    /** The sample with a lorry that carries it. */
    private static String withVehicle(String reference) {
        String sample = Sample.referenced(reference).strip();
        return sample.substring(0, sample.lastIndexOf('}'))
                + """
                ,"vehicles":[{"reference":"XE-%s","laden":true,"plate":"24C-027.27",
                 "driver":{"name":"Trần Văn Lái","document":"012345678901"},"containers":[],
                 "capacityKg":18000}]}"""
                        .formatted(reference);
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
    void whatWasAmendedIsFoundByItsNewWordsAndNoLongerByTheOld() {
        String before = Sample.referenced("WORDS-1").replace("Sầu riêng tươi", "Hạt điều rang");
        DeclarationId id = portal.lodgeAll(trader, before);
        assertThat(portal.page(trader, "/mine?q=hat dieu")).contains(id.toString());
        trader.put()
                .uri("/api/declarations/" + id)
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(before.replace("Hạt điều rang", "Cà phê nhân"))
                .exchange()
                .expectStatus()
                .isOk();
        portal.hear();
        portal.say(new ChannelAssigned(id, 2, CustomsChannel.GREEN, false, RULING, List.of(), AT));
        for (String said : List.of("ca phe", "words-1")) {
            assertThat(portal.page(trader, "/mine?q=" + said)).as(said).contains(id.toString());
        }
        assertThat(portal.page(trader, "/mine?q=hat dieu")).doesNotContain(id.toString());
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
    void theListIsThereForProgramsPageByPage() {
        List<String> lodged = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            lodged.add(portal.lodge(trader, "PAGED-" + i).toString());
        }
        // The clock of this gate stands still, so the order of their identities is what it is.
        lodged.sort(Comparator.reverseOrder());
        JsonNode first = json("/api/consignments?q=paged&limit=2");
        JsonNode second =
                json("/api/consignments?q=paged&limit=2&after=" + first.path("next").asString());
        JsonNode third =
                json("/api/consignments?q=paged&limit=2&after=" + second.path("next").asString());
        List<String> listed = new ArrayList<>();
        for (JsonNode page : List.of(first, second, third)) {
            page.path("consignments")
                    .forEach(one -> listed.add(one.path("declarationId").asString()));
        }
        assertThat(listed).isEqualTo(lodged);
        assertThat(third.has("next")).isFalse();
        JsonNode one = first.path("consignments").path(0);
        assertThat(one.path("reference").asString()).startsWith("PAGED-");
        assertThat(one.path("statusName").asString()).isEqualTo("Mới đăng ký");
        assertThat(one.path("phase").asString()).isEqualTo("AUTHORITY");
        assertThat(json("/api/consignments?q=paged&show=MINE").path("consignments")).isEmpty();
        assertThat(json("/api/consignments/counts").path("authority").asLong())
                .isGreaterThanOrEqualTo(5);
        assertThat(json("/api/consignments/" + lodged.getFirst() + "/steps"))
                .singleElement()
                .satisfies(
                        step ->
                                assertThat(step.path("text").asString())
                                        .isEqualTo("Đã nộp khai báo"));
    }

    @Test
    void aPageOfTheListHasItsLimits() {
        for (String query : List.of("limit=0", "limit=201", "limit=x", "show=SOON", "after=x")) {
            trader.get().uri("/api/consignments?" + query).exchange().expectStatus().isBadRequest();
        }
        trader.get().uri("/api/consignments?limit=200").exchange().expectStatus().isOk();
        trader.get().uri("/api/consignments?limit=1").exchange().expectStatus().isOk();
    }

    @Test
    void aVehicleIsAmendedAndWithdrawnByWhatItsPageOffers() {
        DeclarationId id = portal.lodgeAll(trader, withVehicle("CHANGED-1"));
        CrossingId vehicle = portal.vehicleOf(trader, id);
        assertThat(portal.page(trader, "/mine/" + id))
                .contains(
                        "href=\"/mine/" + id + "/vehicle/" + vehicle + "\"",
                        "data-form=\"withdraw-vehicle\"",
                        "data-form=\"ticket\"");
        assertThat(portal.page(trader, "/mine/" + id + "/vehicle/" + vehicle))
                .contains(
                        "Sửa khai báo xe 24C02727",
                        "data-from=\"/api/crossings/" + vehicle + "/content\"",
                        "data-amends=\"" + vehicle + "\"",
                        "data-generation=\"1\"");
        JsonNode content = json("/api/crossings/" + vehicle + "/content");
        assertThat(content.path("driver").path("document").asString()).isEqualTo("012345678901");
        trader.put()
                .uri("/api/crossings/" + vehicle)
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(content.toString().replace("24C02727", "24C02728"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(portal.page(trader, "/mine/" + id)).contains("24C02728");
        // A lane waits for exactly this vehicle: nothing of it is offered to be changed.
        portal.sayOfVehicles(
                new TicketIssued(vehicle, "X-0420", "KB2", AT),
                new LaneCalled(vehicle, "X-0420", "X1", "1", "QO-001", 0, null, AT));
        assertThat(portal.page(trader, "/mine/" + id))
                .contains("data-form=\"ticket\"")
                .doesNotContain("data-form=\"withdraw-vehicle\"", "/vehicle/" + vehicle);
    }

    @Test
    void aColleagueWithTheRightIsNamedToTheTillAsOneWhoMayPayAndNobodyElseIs() {
        DeclarationId id = portal.lodgeAll(trader, withVehicle("PAYER-1"));
        CrossingId vehicle = portal.vehicleOf(trader, id);
        WebTestClient colleague =
                portal.gate.client(TrialToken.of("colleague", "trader").actingFor(TrialToken.HOME));
        String path = "/api/crossings/" + vehicle + "/payer";
        colleague
                .post()
                .uri(path)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.payAt")
                .value(at -> assertThat(at.toString()).endsWith("/my-fees/" + vehicle + "?named"));
        assertThat(
                        portal.text(
                                "select value from journal where type like '%payer-named%' and"
                                        + " value like '%"
                                        + vehicle
                                        + "%'"))
                .contains("\"subject\":\"colleague\"");
        stranger.post().uri(path).exchange().expectStatus().isNotFound();
        assertThat(
                        portal.text(
                                "select count(*)::text from journal where type like"
                                        + " '%payer-named%' and value like '%"
                                        + vehicle
                                        + "%'"))
                .isEqualTo("1");
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared()
                .readTree(
                        String.valueOf(
                                trader.get()
                                        .uri(path)
                                        .header("Accept-Language", "vi")
                                        .exchange()
                                        .expectStatus()
                                        .isOk()
                                        .expectBody(String.class)
                                        .returnResult()
                                        .getResponseBody()));
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
