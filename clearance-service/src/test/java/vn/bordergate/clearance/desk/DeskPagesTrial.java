package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;

/** The officers' pages over the real database, without a browser. */
class DeskPagesTrial {

    /** Of one account, as it is set where nobody sets it. */
    private static final int STREAMS_MAX = 30;

    private static final Pattern ROW = Pattern.compile("row-([0-9a-f-]{36})-DOCUMENT_CHECK");
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    private static ClearanceAtWork gate;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http("vi");
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void whatIsDueFirstComesFirstAndWithinAnHourWhatSpoils() throws Exception {
        var wine = Consignments.exported("22042100", "1", "USD").at("Y-TY");
        var wineAndFruit =
                Consignments.exported("22042100", "1", "USD")
                        .item("08081000", "1", "USD")
                        .at("Y-TY");
        Instant morning = Consignments.MORNING;
        String later = lodged(wine.content(), morning.plus(Duration.ofHours(2)));
        String first = lodged(wine.content(), morning);
        String keeps = lodged(wine.content(), morning.plusSeconds(3_660));
        String spoils = lodged(wineAndFruit.content(), morning.plusSeconds(3_720));

        String page = http.page("/desk?gate=Y-TY", officer()).body();

        assertThat(rows(page)).containsExactly(first, spoils, keeps, later);
        assertThat(page).contains("Việc chờ tôi", "Trễ ", "due-late", "hàng tươi", "Y Tý");
    }

    @Test
    void pagesOfTheListFollowEachOtherWithoutGapsOrRepeats() throws Exception {
        List<String> lodged = new ArrayList<>();
        for (int i = 0; i < 2 * WorkListPage.ENTRIES + 3; i++) {
            lodged.add(lodged(wineAt("LO-CO-CHIN"), Consignments.MORNING));
        }
        List<String> seen = new ArrayList<>();
        String address = "/desk?gate=LO-CO-CHIN";
        while (!address.isEmpty()) {
            String page = http.page(address, officer()).body();
            seen.addAll(rows(page));
            Matcher next = NEXT.matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : "";
        }
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(lodged);
    }

    @Test
    void anOfficerOfOneGateSeesNoOther() throws Exception {
        String here = lodged(wineAt("BAN-QUAN"), Consignments.MORNING);
        String there = lodged(wineAt("NA-LOC"), Consignments.MORNING);
        String token = gate.tokenAt(List.of("BAN-QUAN"), "pao", "customs-officer");

        assertThat(rows(http.page("/desk", token).body())).contains(here).doesNotContain(there);
        assertThat(rows(http.page("/desk?gate=NA-LOC", token).body())).isEmpty();
        assertThat(http.page("/desk/files/" + there, token).body())
                .contains("chỉ xem")
                .doesNotContain("data-key=\"p\"");
    }

    @Test
    void whoMayNotDecideIsShownNoButtonForIt() throws Exception {
        String id = lodged(wineAt("LUNG-PO"), Consignments.MORNING);

        assertThat(http.page("/desk/files/" + id, officer()).body())
                .contains("data-key=\"p\"", "data-key=\"f\"", "data-key=\"h\"", "data-key=\"u\"")
                .doesNotContain("data-key=\"v\"");
        assertThat(http.page("/desk/files/" + id, gate.token("lu", "border-guard")).body())
                .doesNotContain("data-key=\"p\"", "data-key=\"h\"", "data-key=\"r\"");
        assertThat(http.page("/desk/files/" + id, gate.token("chu", "yard")).body())
                .contains("Y*** F***")
                .doesNotContain("Yunnan Fruit");
        assertThat(http.page("/desk/files/" + id, gate.token("an", "auditor")).statusCode())
                .isEqualTo(200);
        assertThat(http.page("/desk/files/" + id, gate.token("to", "trader")).statusCode())
                .isEqualTo(403);
        assertThat(http.page("/desk", "").statusCode()).isEqualTo(401);
    }

    @Test
    void aFileIsFoundByEachOfItsNumbers() throws Exception {
        DeclaredContent wine =
                Consignments.exported("22042100", "1", "USD")
                        .at("LUNG-PO")
                        .registeredOn("2026-11-19")
                        .content();
        // Of a declarant of their own, for a search shows the last of a firm's files alone.
        var declared =
                new DeclaredContent(
                        new Declarant(IdentityScheme.VN_TAX_CODE, "0300588569", "Công ty Sữa"),
                        wine.reference(),
                        wine.customsDeclaration(),
                        wine.gate(),
                        wine.direction(),
                        wine.tradeType(),
                        wine.plannedArrival(),
                        wine.destination(),
                        wine.items());
        String id = lodged(declared, Consignments.MORNING);
        for (String number : List.of(id, "103456789012")) {
            assertThat(http.page("/desk?number=" + number, officer()).body()).contains(id);
        }
        DeclarationId file = DeclarationId.of(id);
        CrossingId vehicle = CrossingId.of(UUID.randomUUID().toString());
        var lorry =
                new AnnouncedVehicle(
                        new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty"),
                        "XE-2026-77",
                        new GateCode("LUNG-PO"),
                        Direction.EXPORT,
                        true,
                        PlateNumber.of("24C-987.65"),
                        PlateNumber.of("24R-012.34"),
                        new Driver("Vàng A Páo", "010203004567", null),
                        null,
                        List.of(new Container("CSQU3054383", 40, "SEAL-9")),
                        null,
                        List.of(file),
                        28_000,
                        "LV-2026-5",
                        Consignments.MORNING);
        Actor trader = new Actor(ActorKind.DECLARANT, "trader-1");
        gate.see(
                List.of(
                        new CrossingAnnounced(vehicle, 1, lorry, trader, Instant.now()),
                        new ReadingTaken(
                                "LP-KB2",
                                77,
                                new GateCode("LUNG-PO"),
                                ReadingKind.YARD_ENTRY,
                                "KB2",
                                null,
                                lorry.plate(),
                                950,
                                null,
                                Instant.now().plusSeconds(1),
                                false,
                                Instant.now().plusSeconds(1))));
        DocumentId invoice = DocumentId.of(UUID.randomUUID().toString());
        gate.takeIn(
                List.of(
                        new DocumentAttached(
                                file,
                                1,
                                invoice,
                                DocumentKind.INVOICE,
                                "INV-42-2026.pdf",
                                "application/pdf",
                                100,
                                DeskByHttp.SUM,
                                null,
                                trader,
                                Consignments.MORNING)));
        for (String number :
                List.of(invoice.toString(), "inv-42-2026.PDF", "0300588569", "0300.588.569")) {
            assertThat(http.page("/desk?number=" + number, officer()).body())
                    .as(number)
                    .contains(id);
        }
        assertThat(http.page("/desk?number=ref-1", officer()).body()).contains("/desk/files/");
        String ticket =
                OverHttp.json(
                                http.get(
                                        "/api/crossings/" + vehicle,
                                        gate.token("lu", "border-guard")))
                        .path("ticket")
                        .asString();
        for (String number :
                List.of(
                        vehicle.toString(),
                        "24c-987.65",
                        "24R01234",
                        "csqu%20305438-3",
                        "seal-9",
                        "xe-2026-77",
                        "LV-2026-5",
                        ticket,
                        "0100109106",
                        "0100.109.106")) {
            assertThat(http.page("/desk?number=" + number, officer()).body())
                    .as(number)
                    .contains("/desk/vehicles/" + vehicle, "24C98765");
        }
        assertThat(http.page("/desk?number=REF-1", officer()).body()).contains("/desk/files/");
        assertThat(http.page("/desk?number=NOBODY", officer()).body())
                .contains("NOBODY", "Không có");
    }

    @Test
    void aFormDecidesAndTheOneThatComesLateIsShownWhatHappened() throws Exception {
        String id = lodged(wineAt("LUNG-PO"), Consignments.MORNING);
        String form = "version=1&authority=CUSTOMS&check=DOCUMENT_CHECK";

        HttpResponse<String> unsaid = http.form("/desk/files/" + id + "/fail", form, officer());
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("role=\"alert\"");

        HttpResponse<String> taken = http.form("/desk/files/" + id + "/pass", form, officer());
        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location").orElse(""))
                .endsWith("/desk/files/" + id + "?done=pass");

        HttpResponse<String> late =
                http.form(
                        "/desk/files/" + id + "/pass", form, gate.token("binh", "customs-officer"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("chưa được ghi", "data-status=\"CLEARED\"");
        assertThat(http.page("/desk?gate=LUNG-PO", officer()).body()).doesNotContain(id);
    }

    @Test
    void ofTwoWhoDecideAtOnceOverThePagesOneWins() throws Exception {
        String id = lodged(wineAt("LUNG-PO"), Consignments.MORNING);
        List<Callable<Integer>> officers = new ArrayList<>();
        for (String name : List.of("hoa", "binh", "duc", "pao")) {
            String token = gate.token(name, "customs-officer");
            officers.add(
                    () ->
                            http.form(
                                            "/desk/files/" + id + "/pass",
                                            "version=1&authority=CUSTOMS&check=DOCUMENT_CHECK",
                                            token)
                                    .statusCode());
        }
        List<Integer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(officers.size())) {
            for (Future<Integer> answer : pool.invokeAll(officers)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsOnlyOnce(303).containsOnly(303, 409);
        assertThat(gate.published(DeclarationCleared.class))
                .filteredOn(e -> e.declarationId().toString().equals(id))
                .hasSize(1);
    }

    @Test
    void everyPageIsDrawnInEachLanguageInEveryStateThatIsReached() throws Exception {
        String id = lodged(wineAt("LUNG-PO"), Consignments.MORNING);
        String path = "/desk/files/" + id;
        String lead = gate.token("duc", "customs-lead");
        List<String[]> steps =
                List.of(
                        new String[] {"supplement", "version=1&items=INVOICE&text=xin", officer()},
                        new String[] {"hold", "version=2&reason=nghi", officer()},
                        new String[] {"release", "version=3&reason=xong", officer()},
                        new String[] {"confirm", "version=4", lead},
                        new String[] {"raise", "version=5&channel=RED&reason=nghi", officer()});
        for (String[] step : steps) {
            HttpResponse<String> answer = http.form(path + "/" + step[0], step[1], step[2]);
            assertThat(answer.statusCode()).as(step[0] + answer.body()).isEqualTo(303);
            for (String language : List.of("vi", "en", "zh")) {
                HttpResponse<String> page = http.page(path + "?lang=" + language, officer());
                assertThat(page.statusCode()).as(step[0]).isEqualTo(200);
                assertThat(page.body()).doesNotContain("??");
            }
        }
        for (String slip : List.of("receipt", "supplement")) {
            assertThat(http.page(path + "/slips/" + slip, officer()).body())
                    .contains("REF-1")
                    .doesNotContain("??");
        }
    }

    @Test
    void aListenerIsToldThatAFileMoved() throws Exception {
        String id = lodged(wineAt("LUNG-PO"), Consignments.MORNING);
        HttpResponse<Stream<String>> stream =
                http.lines("/desk/live?file=" + id, "text/event-stream", officer());
        try (var lines = stream.body()) {
            var events = lines.filter(line -> line.startsWith("event:")).iterator();
            assertThat(events.next()).isEqualTo("event:alive");
            var unused =
                    http.form(
                            "/desk/files/" + id + "/pass",
                            "version=1&authority=CUSTOMS&check=DOCUMENT_CHECK",
                            officer());
            String event = events.next();
            while (event.equals("event:alive")) {
                event = events.next();
            }
            assertThat(event).isEqualTo("event:moved");
        }
    }

    @Test
    void oneOfficerDoesNotHoldEveryLiveStreamOfTheDesk() throws Exception {
        String many = gate.token("many-pages", "customs-officer");
        List<HttpResponse<Stream<String>>> open = new ArrayList<>();
        try {
            for (int i = 0; i < STREAMS_MAX; i++) {
                open.add(http.lines("/desk/live", "text/event-stream", many));
                assertThat(open.getLast().statusCode()).as("stream " + i).isEqualTo(200);
            }
            HttpResponse<Stream<String>> refused =
                    http.lines("/desk/live", "text/event-stream", many);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
            assertThat(refused.body().toList().toString()).contains("LIVE_STREAMS_TOO_MANY");
            open.add(http.lines("/desk/live", "text/event-stream", officer()));
            assertThat(open.getLast().statusCode()).as("somebody else").isEqualTo(200);
        } finally {
            open.forEach(stream -> stream.body().close());
        }
    }

    private static DeclaredContent wineAt(String code) {
        return Consignments.exported("22042100", "1", "USD").at(code).content();
    }

    private static String lodged(DeclaredContent content, Instant at) {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content, List.of(), at)));
        return id.toString();
    }

    private static List<String> rows(String page) {
        return ROW.matcher(page).results().map(row -> row.group(1)).toList();
    }

    private static String officer() throws Exception {
        return gate.token("hoa", "customs-officer");
    }
}
