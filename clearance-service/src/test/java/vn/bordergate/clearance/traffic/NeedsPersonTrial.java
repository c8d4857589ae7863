package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;

/** What needs a person stands on the officers' board until one has dealt with it. */
class NeedsPersonTrial {

    private static final GateCode PLANNED = new GateCode("KIM-THANH");
    private static final String BOARD = "/desk/yard/KIM-THANH";

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
    void aLorryDrivenThroughTheBarrierIsSeenOnTheBoard() throws Exception {
        CrossingId id = inYard("24C-301.01", at.lodged());
        see(ReadingKind.BARRIER_PASSED, "B1", "24C-301.01", 60);

        assertThat(board(guard()))
                .contains(
                        "id=\"needs-" + id + "\"",
                        "24C30101",
                        "Qua rào khi chưa được phép",
                        "Hai cán bộ Biên phòng");
        // Nobody takes an alarm away by having seen it.
        assertThat(acknowledge(id).statusCode()).isEqualTo(409);
        assertThat(board(guard())).contains("id=\"needs-" + id + "\"");
    }

    @Test
    void whatWasSeenIsAcknowledgedOnTheBoardAndLeavesIt() throws Exception {
        CrossingId id = inYard("24C-302.02", at.lodged());
        see(ReadingKind.BARRIER_REACHED, "B2", "24C-302.02", 60);
        assertThat(board(guard())).contains("id=\"needs-" + id, "Ở rào khi chưa được gọi");
        assertThat(board(at.gate.token("kim", "auditor")))
                .contains("id=\"needs-" + id)
                .doesNotContain("/desk/needs/");

        HttpResponse<String> stale =
                http.form("/desk/needs/KIM-THANH/vehicles/" + id, "version=1", guard());
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains(REFUSAL, "id=\"needs-" + id);
        assertThat(acknowledge(id).statusCode()).isEqualTo(303);

        assertThat(board(guard())).doesNotContain("id=\"needs-" + id);
    }

    @Test
    void aPlateThatNobodyCouldTellIsAnsweredByAPerson() throws Exception {
        CrossingId one = at.announced(AtTheCrossing.vehicle(PLANNED, "24C-303.11", at.lodged()));
        CrossingId other = at.announced(AtTheCrossing.vehicle(PLANNED, "24C-303.12", at.lodged()));
        see(ReadingKind.YARD_ENTRY, "KB2", "24C-303.13", 60);
        String question = question("24C30313");
        assertThat(board(guard()))
                .contains("24C30313", "Là xe 24C30311", "Là xe 24C30312", "data-key=\"0\"");

        HttpResponse<String> answered =
                http.form(
                        "/desk/needs/KIM-THANH/questions/" + question, "crossing=" + one, guard());

        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(board(guard())).doesNotContain("24C30313");
        assertThat(at.column(one, "status")).isEqualTo("IN_YARD");
        assertThat(at.column(other, "status")).isEqualTo("ANNOUNCED");
        HttpResponse<String> again =
                http.form("/desk/needs/KIM-THANH/questions/" + question, "crossing=", guard());
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(again.body()).contains(REFUSAL);
    }

    @Test
    void aPlateOfNobodyHereIsPutAside() throws Exception {
        see(ReadingKind.YARD_ENTRY, "KB2", "51F-999.99", 10);
        assertThat(board(guard())).contains("51F99999", "Không phải xe nào ở đây");

        HttpResponse<String> answered =
                http.form(
                        "/desk/needs/KIM-THANH/questions/" + question("51F99999"),
                        "crossing=",
                        guard());

        assertThat(answered.statusCode()).isEqualTo(303);
        assertThat(board(guard())).doesNotContain("51F99999");
    }

    @Test
    void aDeviceWhoseClockIsWrongIsNamedUntilItIsRight() throws Exception {
        at.gate.see(List.of(withClock("KT-B9", 901, Duration.ofMinutes(15))));
        assertThat(board(guard())).contains("KT-B9", "lệch 900 giây");

        // What comes late says nothing of the clock of now.
        at.gate.see(List.of(withClock("KT-B9", 900, Duration.ZERO)));
        assertThat(board(guard())).contains("KT-B9");
        at.gate.see(List.of(withClock("KT-B9", 902, Duration.ZERO)));
        assertThat(board(guard())).doesNotContain("KT-B9");
    }

    @Test
    void whoWatchesTheBoardIsToldOfAnAlarm() throws Exception {
        CrossingId id = inYard("24C-304.04", at.lodged());
        HttpResponse<Stream<String>> stream =
                http.lines(BOARD + "/live", "text/event-stream", guard());
        try (var lines = stream.body()) {
            Iterator<String> events = lines.filter(line -> line.startsWith("event:")).iterator();
            String first = events.next();
            assertThat(first).isIn("event:alive", "event:moved");
            assertThat(next(events, "event:moved")).isEqualTo("event:moved");
            at.run("update crossing set attention = 'MASS_DIFFERS' where id = '" + id + "'");
            assertThat(next(events, "event:moved")).isEqualTo("event:moved");
        }
    }

    @Test
    void goodsThatAnOfficerMovesOverArePublicWithTicketsAlone() throws Exception {
        var gate = new GateCode("THU-BAI");
        CrossingId giver = inYard(gate, "24C-305.05", at.lodged());
        CrossingId taker = inYard(gate, "24C-305.06", null);
        int version = Integer.parseInt(String.valueOf(at.column(giver, "version")));
        HttpResponse<String> moved =
                http.form(
                        "/desk/vehicles/" + giver + "/transshipment",
                        "version=" + version + "&to=" + taker,
                        at.gate.tokenOf("Chu Văn Bãi", "chu", "yard"));
        assertThat(moved.statusCode()).as(moved.body()).isEqualTo(303);

        HttpResponse<String> queue = http.get("/api/queue/THU-BAI", "");

        assertThat(OverHttp.json(queue).at("/goodsMoved/0/from").asString())
                .isEqualTo(at.column(giver, "ticket"));
        assertThat(OverHttp.json(queue).at("/goodsMoved/0/to").asString())
                .isEqualTo(at.column(taker, "ticket"));
        assertThat(queue.body()).doesNotContain("24C30505", "24C30506", "\"chu\"", "Chu Văn");
        assertThat(http.page("/queue/THU-BAI", "").body())
                .contains("Sang tải", String.valueOf(at.column(taker, "ticket")));
    }

    private static CrossingId inYard(String plate, DeclarationId carried) {
        return inYard(PLANNED, plate, carried);
    }

    private static CrossingId inYard(GateCode gate, String plate, @Nullable DeclarationId carried) {
        CrossingId id =
                at.announced(
                        carried == null
                                ? AtTheCrossing.vehicle(gate, plate)
                                : AtTheCrossing.vehicle(gate, plate, carried));
        at.paid(id, 1);
        at.gate.see(
                List.of(
                        AtTheCrossing.reading(
                                gate, ReadingKind.YARD_ENTRY, "KB2", plate, 10, null)));
        assertThat(at.column(id, "status")).isEqualTo("IN_YARD");
        return id;
    }

    private static void see(ReadingKind kind, String place, String plate, int afterSeconds) {
        at.gate.see(
                List.of(AtTheCrossing.reading(PLANNED, kind, place, plate, afterSeconds, null)));
    }

    private static ReadingTaken withClock(String device, long number, Duration ahead) {
        return new ReadingTaken(
                device,
                number,
                PLANNED,
                ReadingKind.BARRIER_REACHED,
                "B1",
                null,
                null,
                null,
                null,
                AtTheCrossing.NOW.plus(ahead),
                !ahead.isZero(),
                AtTheCrossing.NOW);
    }

    private static String next(Iterator<String> events, String awaited) {
        String event = events.next();
        while (!event.equals(awaited)) {
            event = events.next();
        }
        return event;
    }

    private static HttpResponse<String> acknowledge(CrossingId id) throws Exception {
        return http.form(
                "/desk/needs/KIM-THANH/vehicles/" + id,
                "version=" + at.column(id, "version"),
                guard());
    }

    private static String question(String plate) {
        return at.texts(
                        "select id::text from plate_question where plate = '"
                                + plate
                                + "' and status in ('UNKNOWN', 'UNSURE')")
                .getFirst();
    }

    private static String board(String token) throws Exception {
        HttpResponse<String> answer = http.page(BOARD, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String guard() throws Exception {
        return at.gate.token("an", "border-guard");
    }
}
