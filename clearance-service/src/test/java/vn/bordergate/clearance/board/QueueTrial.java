package vn.bordergate.clearance.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.calling.YardAtWork;
import vn.bordergate.clearance.calling.YardVehicle;
import vn.bordergate.clearance.yard.GatePlans;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.web.LiveShare;
import vn.bordergate.web.Roles;

/**
 * The public queue and the officers' board say the same of the same yard, each what its readers may
 * know.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QueueTrial {

    /** Of one address, as it is set where nobody sets it. */
    private static final int STREAMS_MAX = 100;

    private static final String QUEUE = "/queue/" + YardAtWork.GATE;
    private static final String BOARD = "/desk/yard/" + YardAtWork.GATE;

    private static ClearanceAtWork gate;
    private static YardVehicle waiting;
    private static YardVehicle called;
    private static String officer;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        officer = gate.tokenOf("Nguyễn Thị Hoa", "hoa", Roles.YARD);
        var yard = new YardAtWork(gate);
        called = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(40));
        YardVehicle alsoCalled = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(39));
        waiting = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(38));
        yard.put(called, alsoCalled, waiting);
        yard.turn();
        HttpResponse<String> taken =
                gate.http()
                        .post(
                                "/api/yards/" + YardAtWork.GATE + "/measures",
                                "{\"kind\":\"HOLD_BACK\",\"subject\":\""
                                        + waiting.ticket()
                                        + "\",\"reason\":\"BREAKDOWN\",\"note\":\"ông Bình báo hỏng phanh\"}",
                                officer);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        yard.turn();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void whatChangesOfThePageIsWrittenOnceHoweverManyAskForItAtOnce() {
        var engine = gate.bean(ISpringWebFluxTemplateEngine.class);
        var written = new AtomicInteger();
        var counting =
                (ISpringWebFluxTemplateEngine)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {ISpringWebFluxTemplateEngine.class},
                                (_, method, given) -> {
                                    if (method.getName().equals("process")) {
                                        written.incrementAndGet();
                                    }
                                    return method.invoke(engine, given);
                                });
        var pages =
                new QueuePages(
                        gate.bean(Queues.class),
                        gate.bean(LiveQueues.class),
                        gate.bean(LiveShare.class),
                        gate.bean(BoardWords.class),
                        counting,
                        gate.bean(GatePlans.class),
                        Clock.systemUTC(),
                        CircuitBreakerRegistry.ofDefaults());
        var asked =
                MockServerWebExchange.from(
                        MockServerHttpRequest.get(QUEUE + "/part").header("Accept-Language", "vi"));
        Flux.range(0, 40)
                .flatMap(
                        _ ->
                                pages.part(YardAtWork.GATE, null, null, asked)
                                        .subscribeOn(Schedulers.parallel()),
                        40)
                .blockLast(ClearanceAtWork.PATIENCE);

        // Once, and once more where the yard has moved meanwhile.
        assertThat(written.get()).isBetween(1, 2);
    }

    @Test
    void theFiguresOfTheGateStandOnItsPageEachWithItsReasonInThreeLanguages() throws Exception {
        String vi = gate.http().page(QUEUE + "?lang=vi", "").body();
        assertThat(vi)
                .contains(
                        "Làn X1, X2, N1, N2, N3: mở 00:00–23:59, kéo dài được đến 23:59.",
                        "dự kiến 216 giây một xe; từ bãi đến làn 0 phút.",
                        "Xuất khẩu: cùng lúc gọi nhiều nhất 20 xe từ bãi, nhiều nhất 5 xe",
                        "Bãi KB2 đầy thì xe vào bãi KB2-2.",
                        "phương án giao nhận tháng 4/2020",
                        "40 xe là khoảng 70 phút");
        assertThat(gate.http().page(QUEUE + "?lang=en", "").body())
                .contains(
                        "at most 20 vehicles called from the yard at a time, at most 5",
                        "When KB2 is full, vehicles go to KB2-2.",
                        "By the delivery plan of April 2020",
                        "Nearer than one call to the next no time is told");
        assertThat(gate.http().page(QUEUE + "?lang=zh", "").body())
                .contains("同时最多从停车场叫20辆", "依2020年4月交接方案");
    }

    @Test
    void everybodySeesTheQueueWithReasonsAndNobodysData() throws Exception {
        HttpResponse<String> answer = gate.http().get("/api" + QUEUE, "");
        JsonNode export = OverHttp.json(answer).at("/directions/0");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(export.at("/called/0/plate").asString())
                .startsWith("29C")
                .contains("*")
                .doesNotContain(called.plate());
        assertThat(export.at("/others/0/ticket").asString()).isEqualTo(waiting.ticket());
        assertThat(export.at("/others/0/because").asString()).isEqualTo("HELD_BY_OFFICER");
        assertThat(OverHttp.json(answer).at("/measures").toString()).contains("BREAKDOWN");
        assertThat(OverHttp.json(answer).at("/rules/QO-012/vi").asString()).contains("150 phút");
        assertThat(answer.body())
                .doesNotContain(waiting.plate(), waiting.firm(), "hoa", "Hoa", "Bình", "phanh");
    }

    @Test
    void whoHasSeenTheQueueIsToldThatNothingHasChanged() throws Exception {
        for (String path : new String[] {"/api" + QUEUE, QUEUE + "/part"}) {
            HttpResponse<String> again = askedTwice(path);
            // The queue may have been looked at anew in between.
            if (again.statusCode() == 200) {
                again = askedTwice(path);
            }
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
    }

    private static HttpResponse<String> askedTwice(String path) throws Exception {
        String tag = gate.http().get(path, "").headers().firstValue("ETag").orElseThrow();
        return gate.http().send(gate.http().request(path, "").header("If-None-Match", tag).GET());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "vi, Cán bộ tạm giữ, Xe {0} bị giữ lại, Thứ tự gọi xe được công bố",
        "en, Held back by an officer, Vehicle {0} held back, The published order",
        "zh, 官员暂留, {0}号车暂留, 公布的叫号规则"
    })
    void thePageIsThereInThreeLanguagesWithoutSignIn(
            String language, String why, String measure, String rules) throws Exception {
        HttpResponse<String> page =
                gate.http()
                        .send(
                                HttpRequest.newBuilder(URI.create(gate.address() + QUEUE))
                                        .header("Accept", "text/html")
                                        .header("Accept-Language", language)
                                        .GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(why, measure.replace("{0}", waiting.ticket()), rules, "29C*")
                .doesNotContain(waiting.plate(), "??board", ">board.");
    }

    @Test
    void theWallShowsWhoIsCalledInLargeLetters() throws Exception {
        HttpResponse<String> page = gate.http().page(QUEUE + "?screen=wall", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(called.ticket(), "wall.css", "screen=wall")
                .doesNotContain("masthead", "??board");
    }

    @Test
    void officersSeeWholePlatesAndNotesAndMayAct() throws Exception {
        HttpResponse<String> page = gate.http().page(BOARD, officer);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body())
                .contains(waiting.plate(), "ông Bình báo hỏng phanh", "id=\"act\"", "KB2-2")
                .doesNotContain("??board");
        assertThat(gate.http().page(BOARD, gate.token("lan", Roles.CUSTOMS_OFFICER)).body())
                .contains(waiting.plate())
                .doesNotContain("id=\"act\"");
        assertThat(gate.http().page(BOARD, "").statusCode()).isEqualTo(401);
    }

    @Test
    void anOfficerExtendsTheDayByAFormAndEndsIt() throws Exception {
        HttpResponse<String> done =
                gate.http()
                        .form(
                                BOARD + "/measures",
                                "kind=DAY_EXTENDED&subject=IMPORT&amount=21%3A30&reason=TRAFFIC"
                                        + "&note=con+xe+cho",
                                officer);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        JsonNode list =
                OverHttp.json(
                        gate.http().get("/api/yards/" + YardAtWork.GATE + "/measures", officer));
        assertThat(list.at("/0/kind").asString()).isEqualTo("DAY_EXTENDED");
        assertThat(list.at("/0/amount").asInt()).isEqualTo(21 * 60 + 30);
        HttpResponse<String> ended =
                gate.http()
                        .form(
                                BOARD + "/measures/end",
                                "id=" + list.at("/0/id").asString() + "&reason=OVER&note=da+xong",
                                officer);
        assertThat(ended.statusCode()).as(ended.body()).isEqualTo(303);
    }

    @Test
    void aGateWithoutYardsHasNoQueue() throws Exception {
        assertThat(gate.http().get("/api/queue/HO-KIEU", "").statusCode()).isEqualTo(404);
        assertThat(gate.http().page("/queue/nowhere", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverListensIsToldWhenTheQueueMoves() throws Exception {
        HttpResponse<java.io.InputStream> stream =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(gate.address() + QUEUE + "/live"))
                                        .GET()
                                        .build(),
                                HttpResponse.BodyHandlers.ofInputStream());
        try (var lines =
                new java.io.BufferedReader(
                        new java.io.InputStreamReader(
                                stream.body(), java.nio.charset.StandardCharsets.UTF_8))) {
            String heard = "";
            for (int i = 0; i < 10 && !heard.contains("moved"); i++) {
                heard += lines.readLine();
            }
            assertThat(heard).contains("event:alive", "event:moved");
        }
    }

    /** Last, as its streams leave a watch behind that has seen the queue already. */
    @Test
    @Order(Integer.MAX_VALUE)
    void oneAddressDoesNotHoldEveryLiveStreamOfTheQueue() throws Exception {
        List<HttpResponse<Stream<String>>> open = new ArrayList<>();
        try {
            for (int i = 0; i < STREAMS_MAX; i++) {
                open.add(gate.http().lines(QUEUE + "/live", "text/event-stream", ""));
                assertThat(open.getLast().statusCode()).as("stream " + i).isEqualTo(200);
            }
            HttpResponse<Stream<String>> refused =
                    gate.http().lines(QUEUE + "/live", "text/event-stream", "");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.body().toList().toString()).contains("LIVE_STREAMS_TOO_MANY");
        } finally {
            open.forEach(stream -> stream.body().close());
        }
    }
}
