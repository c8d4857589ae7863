package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;

/** Vehicles on the pages of officers: on their files' pages and on their own. */
class VehiclePagesTrial {

    private static final String REFUSAL = "<div class=\"state state-error\" role=\"alert\">";

    private static AtTheCrossing at;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        at = new AtTheCrossing();
        http = at.gate.http("vi");
    }

    @AfterAll
    static void stop() throws Exception {
        at.close();
    }

    @Test
    void aFileShowsTheVehiclesThatCarryItAndWhereTheyAre() throws Exception {
        DeclarationId file = at.lodged();
        assertThat(file(file, customs())).contains("Chưa có xe nào");

        CrossingId id = at.announced(withTrailer("24C-201.01", file));
        assertThat(file(file, customs()))
                .contains(
                        "24C20101",
                        "24R20102",
                        "Đã báo, chưa đến",
                        "V*** A*** P***",
                        "/desk/vehicles/" + id)
                .doesNotContain("Vàng A Páo", "Chưa có xe nào");
        at.paid(id, 1);
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-201.01", 10);
        at.call(id, 20);

        assertThat(file(file, customs()))
                .contains(String.valueOf(at.column(id, "ticket")), "bãi KB2", "làn X1", "Đã gọi");
        assertThat(file(file, guard("an"))).contains("Vàng A Páo");
        assertThat(file(file, at.gate.token("kim", "auditor")))
                .contains("24C***01")
                .doesNotContain("24C20101");
        assertThat(file(file, at.gate.tokenAt(List.of("KIM-THANH"), "pao", "customs-officer")))
                .contains("24C20101")
                .doesNotContain("/desk/vehicles/");
    }

    @Test
    void whoLooksAtAFileIsToldWhenItsVehicleMovesOrLeavesIt() throws Exception {
        DeclarationId file = at.lodged();
        DeclarationId other = at.lodged();
        CrossingId id = at.announced("24C-202.02", file);
        HttpResponse<Stream<String>> stream =
                http.lines("/desk/live?file=" + file, "text/event-stream", customs());
        try (var lines = stream.body()) {
            Iterator<String> events = lines.filter(line -> line.startsWith("event:")).iterator();
            assertThat(events.next()).isEqualTo("event:alive");
            at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-202.02", 10);
            assertThat(nextNews(events)).isEqualTo("event:moved");

            AnnouncedVehicle now = AtTheCrossing.vehicle(AtTheCrossing.GATE, "24C-202.02", other);
            at.gate.see(
                    List.of(
                            new CrossingAmended(
                                    id, 2, now, AtTheCrossing.TRADER, AtTheCrossing.NOW)));
            assertThat(nextNews(events)).isEqualTo("event:moved");
        }
        assertThat(file(file, customs())).contains("Chưa có xe nào");
    }

    @Test
    void aVehiclesPageSaysWhereItStandsAndWhyWhatItCarriesAndWhatHappened() throws Exception {
        DeclarationId file = at.lodged();
        CrossingId id = at.announced("24C-203.03", file);
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-203.03", 10);

        String page = page(id, guard("an"));

        assertThat(page)
                .contains(
                        "24C20303",
                        "data-status=\"IN_YARD\"",
                        "Phí chưa nộp",
                        "Chưa báo phí.",
                        "/desk/files/" + file,
                        "Vàng A Páo",
                        "010203004567",
                        "Vào bãi",
                        "Thiết bị</span> <span>LP-KB2");
        assertThat(page(id, customs()))
                .contains("V*** A*** P***")
                .doesNotContain("Vàng A Páo", "010203004567");
        assertThat(page(id, at.gate.token("chu", "yard"))).doesNotContain("trader-1");
        assertThat(http.page("/desk/vehicles/" + id, at.gate.token("to", "trader")).statusCode())
                .isEqualTo(403);
        String elsewhere = at.gate.tokenAt(List.of("KIM-THANH"), "pao", "border-guard");
        assertThat(http.page("/desk/vehicles/" + id, elsewhere).statusCode()).isEqualTo(403);
        assertThat(http.page("/desk/vehicles/" + file, guard("an")).statusCode()).isEqualTo(404);
    }

    @Test
    void everyOfficerIsOfferedWhatTheyMayDoNowAndNothingElse() throws Exception {
        CrossingId id = at.announced("24C-204.04", at.lodged());
        assertThat(acts(page(id, guard("an"))))
                .containsExactlyInAnyOrder("admit", "hold", "turn-back", "driver");
        assertThat(acts(page(id, customs()))).containsExactlyInAnyOrder("hold", "turn-back");
        assertThat(acts(page(id, at.gate.token("chu", "yard"))))
                .containsExactlyInAnyOrder("admit", "driver");
        assertThat(acts(page(id, at.gate.token("kim", "plant-quarantine")))).isEmpty();

        form(id, "admit", "", guard("an"), 303);
        // Of a gate without a plan the officers' yard is another than the one that a device names.
        CrossingId empty = at.announced("24C-204.05");
        form(empty, "admit", "", guard("an"), 303);
        assertThat(acts(page(id, at.gate.token("chu", "yard"))))
                .containsExactlyInAnyOrder("driver", "transshipment");
        form(id, "transshipment", "to=" + empty, at.gate.token("chu", "yard"), 303);
        assertThat(page(id, guard("an"))).contains("Sang tải sang xe", "24C20405");
        assertThat(page(empty, guard("an"))).contains("Nhận hàng từ xe", "24C20404");
    }

    @Test
    void aHoldIsPlacedByOneAndReleasedByTwoOverThePage() throws Exception {
        CrossingId id = at.announced("24C-205.05", at.lodged());

        HttpResponse<String> unsaid = form(id, "hold", "reason=", guard("an"), 422);
        assertThat(unsaid.body())
                .contains("wrong-reason-hold", REFUSAL, "aria-invalid=\"true\"")
                .containsPattern("<dialog [^>]*open=\"open\"");
        form(id, "hold", "reason=nghi+ng%E1%BB%9D", guard("an"), 303);
        assertThat(page(id, guard("an"))).contains("Bị tạm dừng", "nghi ngờ");
        form(id, "release", "reason=xong", guard("an"), 303);
        assertThat(acts(page(id, guard("an")))).contains("drop").doesNotContain("agree");
        form(id, "agree", "", guard("an"), 409);
        form(id, "agree", "", guard("binh"), 303);
        assertThat(page(id, guard("an"))).contains("Giải tỏa");
        assertThat(acts(page(id, guard("an")))).contains("hold").doesNotContain("release");
    }

    @Test
    void aDriverWhoIsNotNamedIsMissedAtTheFieldAndTheRestStays() throws Exception {
        CrossingId id = at.announced("24C-205.06", at.lodged());

        HttpResponse<String> unnamed =
                form(id, "driver", "name=&document=010203004567", guard("an"), 422);

        assertThat(unnamed.body())
                .contains("id=\"wrong-name\"", "value=\"010203004567\"")
                .doesNotContain("id=\"wrong-document\"");
    }

    @Test
    void whoActsOnAnOlderViewIsShownTheVehicleAsItIs() throws Exception {
        CrossingId id = at.announced("24C-206.06", at.lodged());
        form(id, "hold", "reason=xem", guard("an"), 303);

        HttpResponse<String> late =
                http.form(
                        "/desk/vehicles/" + id + "/turn-back",
                        "version=1&code=GOODS_REFUSED",
                        guard("binh"));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Việc của bạn chưa được ghi", "Bị tạm dừng");
        assertThat(at.column(id, "status")).isEqualTo("ANNOUNCED");
        assertThat(
                        http.form("/desk/vehicles/" + id + "/nonsense", "version=1", guard("an"))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aVehicleThatPassedUnallowedIsBroughtBackByTwoOnItsPage() throws Exception {
        CrossingId id = at.inYard("24C-207.07", at.lodged());
        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-207.07", 60);
        assertThat(page(id, guard("an")))
                .contains("Qua rào B1 khi chưa được phép.", "Chưa được gọi", "LP-B1");

        form(id, "fetched-back", "reason=%C4%91%C3%A3+v%E1%BB%81", guard("an"), 303);
        form(id, "agree", "", guard("binh"), 303);

        for (String language : List.of("vi", "en", "zh")) {
            HttpResponse<String> page =
                    http.page("/desk/vehicles/" + id + "?lang=" + language, guard("an"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("đã về").doesNotContain("??");
        }
        assertThat(page(id, guard("an")))
                .contains("Xe đã quay lại")
                .doesNotContain("Qua rào B1 khi chưa được phép.");
    }

    private static AnnouncedVehicle withTrailer(String plate, DeclarationId carried) {
        AnnouncedVehicle one = AtTheCrossing.vehicle(AtTheCrossing.GATE, plate, carried);
        return new AnnouncedVehicle(
                one.announcer(),
                one.reference(),
                new GateCode("LUNG-PO"),
                one.direction(),
                one.laden(),
                one.plate(),
                PlateNumber.of("24R-201.02"),
                new Driver("Vàng A Páo", "010203004567", null),
                null,
                List.of(),
                null,
                one.declarations(),
                one.capacityKg(),
                null,
                one.plannedArrival());
    }

    private static String nextNews(Iterator<String> events) {
        String event = events.next();
        while (event.equals("event:alive")) {
            event = events.next();
        }
        return event;
    }

    /** The acts that a page has a form for. */
    private static List<String> acts(String page) {
        return Pattern.compile("action=\"/desk/vehicles/[0-9a-f-]+/([a-z-]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static HttpResponse<String> form(
            CrossingId id, String act, String fields, String token, int status) throws Exception {
        int version = Integer.parseInt(String.valueOf(at.column(id, "version")));
        HttpResponse<String> answer =
                http.form(
                        "/desk/vehicles/" + id + "/" + act,
                        "version=" + version + "&" + fields,
                        token);
        assertThat(answer.statusCode()).as(act + answer.body()).isEqualTo(status);
        return answer;
    }

    private static String file(DeclarationId id, String token) throws Exception {
        return shown("/desk/files/" + id, token);
    }

    private static String page(CrossingId id, String token) throws Exception {
        return shown("/desk/vehicles/" + id, token);
    }

    private static String shown(String path, String token) throws Exception {
        HttpResponse<String> answer = http.page(path, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String customs() throws Exception {
        return at.gate.token("hoa", "customs-officer");
    }

    private static String guard(String name) throws Exception {
        return at.gate.token(name, "border-guard");
    }
}
