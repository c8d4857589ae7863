package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.web.Roles;

/** Vehicles in the yard of a gate are called by the published order, and officers may intervene. */
class CallingTrial {

    private static final String API = "/api/yards/" + YardAtWork.GATE + "/measures";

    private static ClearanceAtWork gate;
    private static YardAtWork yard;
    private static String officer;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        yard = new YardAtWork(gate);
        officer = gate.token("hoa", Roles.YARD);
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @BeforeEach
    void nobodyWaits() {
        yard.clear();
    }

    @Test
    void freshGoodsAreCalledBeforeOthersThatWereReadyALittleEarlierAndTheRecordSaysByWhichRule() {
        YardVehicle ore = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(60));
        YardVehicle coal = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(50));
        YardVehicle durian = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        yard.put(ore, coal, durian);

        yard.turn();

        // Two lanes are free: durian goes to one, and who was ready first to the other.
        assertThat(yard.of(durian, "stage")).isEqualTo("CALLED");
        assertThat(yard.of(ore, "stage")).isEqualTo("CALLED");
        assertThat(yard.of(coal, "stage")).isEqualTo("WAITING");
        assertThat(yard.of(coal, "place")).isEqualTo("1");
        assertThat(yard.of(coal, "overtaken")).isEqualTo("1");
        LaneCalled called = calls(durian).getFirst();
        assertThat(called.rule()).isEqualTo("QO-012");
        assertThat(called.overtook()).isEqualTo(2);
        assertThat(
                        yard.text(
                                "select lane_group || ' ' || lanes_row || ' ' || overtook[1] || ' '"
                                        + " || overtook_rules[1] from lane_call where ticket = '"
                                        + durian.ticket()
                                        + "'"))
                .isEqualTo("PERISHABLE VL-032 " + ore.ticket() + " QO-012");
        assertThat(
                        yard.text(
                                "select because from place_note where crossing_id = '"
                                        + coal.crossing()
                                        + "'"))
                .isEqualTo("QO-001");
    }

    @Test
    void aVehicleIsCalledOnceHoweverOftenTheTurnIsTaken() {
        YardVehicle durian = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        yard.put(durian);

        yard.turn();
        Mono.when(yard.oneTurn(), yard.oneTurn()).block(ClearanceAtWork.PATIENCE);

        assertThat(calls(durian)).hasSize(1);
    }

    @Test
    void whoIsNotReadyOrHeldIsNotCalledAndIsToldWhy() {
        YardVehicle held = YardAtWork.held(yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10)));
        yard.put(held);

        yard.turn();

        assertThat(yard.of(held, "stage")).isEqualTo("WAITING");
        assertThat(yard.of(held, "because")).isEqualTo("HELD");
        assertThat(yard.of(held, "place")).isEmpty();
    }

    @Test
    void whereAVehicleStandsIsToldOthersWhenItChangesAndNotOtherwise() {
        List<YardVehicle> lorries = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            lorries.add(yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(60 - i)));
        }
        yard.put(lorries.toArray(YardVehicle[]::new));

        yard.turn();
        yard.turn();

        // The first two went to the two lanes, and have no place to be told of.
        assertThat(told(lorries.get(0))).isEmpty();
        assertThat(told(lorries.get(2)))
                .extracting(QueuePlaceTold::place, QueuePlaceTold::because)
                .containsExactly(tuple(1, "QO-001"));
        assertThat(told(lorries.get(3))).extracting(QueuePlaceTold::place).containsExactly(2);
        assertThat(told(lorries.get(3)).getFirst().expected()).isNotNull();

        yard.put(YardAtWork.held(lorries.get(2)));
        yard.turn();

        assertThat(told(lorries.get(2)))
                .extracting(QueuePlaceTold::place, QueuePlaceTold::because)
                .containsExactly(tuple(1, "QO-001"), tuple(null, "HELD"));
        assertThat(told(lorries.get(3))).extracting(QueuePlaceTold::place).containsExactly(2, 1);
    }

    @Test
    void whoComesBackFromALaneIsToldOfTheSamePlaceAnew() {
        YardVehicle first = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(60));
        YardVehicle second = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(59));
        YardVehicle third = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(58));
        yard.put(first, second, third);
        yard.turn();
        yard.put(YardAtWork.at(first, YardStage.GONE, "X1"));
        yard.turn();
        assertThat(yard.of(third, "stage")).isEqualTo("CALLED");

        // Nobody else may be called to the lane it left, so that it stands where it stood.
        yard.put(YardAtWork.at(first, YardStage.CALLED, yard.of(third, "lane")));
        yard.put(third);
        yard.turn();

        assertThat(told(third)).extracting(QueuePlaceTold::place).containsExactly(1, 1);
    }

    private static List<QueuePlaceTold> told(YardVehicle vehicle) {
        return gate.published(QueuePlaceTold.class).stream()
                .filter(e -> e.crossingId().value().equals(vehicle.crossing()))
                .toList();
    }

    @Test
    void aFleetTakesFivePlacesInAQuarterOfAnHourAndTheSixthWaitsForTheNext() {
        List<YardVehicle> fleet = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            fleet.add(
                    yard.ready(
                            GoodsClass.GENERAL, Duration.ofMinutes(30).minusSeconds(i), "fleet"));
        }
        yard.put(fleet.toArray(YardVehicle[]::new));

        yard.turn();

        assertThat(
                        yard.text(
                                "select (place_at - ready_at)::text from yard_vehicle where ticket = '"
                                        + fleet.get(5).ticket()
                                        + "'"))
                .isEqualTo("00:14:55");
        assertThat(yard.of(fleet.get(4), "place_at")).isEqualTo(yard.of(fleet.get(4), "ready_at"));
    }

    @Test
    void aLaneThatIsClosedTakesItsCallsBackAndTheVehiclesKeepTheirPlaces() throws Exception {
        YardVehicle durian = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        yard.put(durian);
        yard.turn();
        String lane = yard.of(durian, "lane");

        String id = taken("LANE_CLOSED", lane, "LANE_WORKS");
        yard.turn();

        assertThat(
                        gate.published(CallRevoked.class).stream()
                                .filter(e -> e.crossingId().value().equals(durian.crossing())))
                .extracting(CallRevoked::lane, CallRevoked::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(lane, "LANE_CLOSED"));
        // Another lane was free, and took it at once.
        assertThat(yard.of(durian, "stage")).isEqualTo("CALLED");
        assertThat(yard.of(durian, "lane")).isNotEqualTo(lane);
        assertThat(yard.text("select revoked_code from lane_call where lane = '" + lane + "'"))
                .isEqualTo("LANE_CLOSED");
        assertThat(gate.http().post(API + "/" + id + "/end", end(), officer).statusCode())
                .isEqualTo(204);
        assertThat(OverHttp.code(gate.http().post(API + "/" + id + "/end", end(), officer)))
                .isEqualTo("YARD_MEASURE_OVER");
    }

    @Test
    void whenTheOtherSideStopsNobodyIsCalledUntilItGoesOn() throws Exception {
        YardVehicle durian = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        String id = taken("ROUTE_CLOSED", "EXPORT", "OPPOSITE_SIDE");
        yard.put(durian);

        yard.turn();
        assertThat(yard.of(durian, "because")).isEqualTo("NO_OPEN_LANE");

        gate.http().post(API + "/" + id + "/end", end(), officer);
        yard.turn();
        assertThat(yard.of(durian, "stage")).isEqualTo("CALLED");
    }

    @Test
    void theOppositeSidesIntakeOfTodayHoldsForItsGoodsAlone() throws Exception {
        taken("INTAKE_SET", "FRESH", "OPPOSITE_SIDE", 1);
        YardVehicle first = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        YardVehicle second = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(9));
        YardVehicle other = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(8));
        yard.put(first, second, other);

        yard.turn();

        assertThat(yard.of(first, "stage")).isEqualTo("CALLED");
        assertThat(yard.of(second, "because")).isEqualTo("INTAKE_EXHAUSTED");
        assertThat(yard.of(other, "stage")).isEqualTo("CALLED");
    }

    @Test
    void anOfficerMovesAVehicleByNameAndTheCallSaysSo() throws Exception {
        List<YardVehicle> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(30 - i)));
        }
        yard.put(three.toArray(YardVehicle[]::new));
        taken("TO_FRONT", three.get(2).ticket(), "SPOILING");

        yard.turn();

        LaneCalled called = calls(three.get(2)).getFirst();
        assertThat(called.rule()).isEqualTo("QO-050");
        assertThat(called.intervention()).isEqualTo("SPOILING");
        assertThat(yard.of(three.get(1), "stage")).isEqualTo("WAITING");
        assertThat(sealed("yard-measure-taken"))
                .contains(Acts.idOf("yard/" + YardAtWork.GATE).toString());
    }

    @Test
    void whatAnOfficerDidToAVehicleHoldsOnTheNextDay() throws Exception {
        List<YardVehicle> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(30 - i)));
        }
        yard.put(three.toArray(YardVehicle[]::new));
        taken("TO_FRONT", three.get(2).ticket(), "SPOILING");
        // Its ticket is of the day before, and is written with that day from now on.
        yard.run("update yard_vehicle set arrived_at = arrived_at - interval '1 day'");

        yard.turn();

        assertThat(yard.of(three.get(2), "stage")).isEqualTo("CALLED");
        assertThat(
                        yard.text(
                                "select (measure_id is not null)::text from lane_call where"
                                        + " crossing_id = '"
                                        + three.get(2).crossing()
                                        + "'"))
                .isEqualTo("true");
    }

    /** The yard's entries of the trail, once this one is sealed, which happens aside. */
    private static String sealed(String act) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            String trail =
                    gate.http()
                            .get(
                                    "/api/audit?register=yard/" + YardAtWork.GATE,
                                    gate.token("thanh", Roles.AUDITOR))
                            .body();
            if (trail.contains(act)) {
                return trail;
            }
            assertThat(System.nanoTime()).as("sealed in time: " + trail).isLessThan(deadline);
        }
    }

    @Test
    void aCallThatTheCrossingDeclinesOvertakesNobodyAndIsPlannedAgain() {
        YardVehicle ore = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(60));
        YardVehicle coal = yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(50));
        YardVehicle durian = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        yard.put(ore, coal, durian);

        yard.turnOf(new Declining()).block(ClearanceAtWork.PATIENCE);

        assertThat(yard.of(durian, "stage")).isEqualTo("WAITING");
        assertThat(yard.of(coal, "overtaken")).isEqualTo("0");
        yard.turn();
        assertThat(yard.of(durian, "stage")).isEqualTo("CALLED");
    }

    /** Crossings whose vehicles have all changed meanwhile. */
    private static final class Declining implements CrossingCalls {
        @Override
        public Mono<Set<UUID>> call(List<Summons> calls) {
            return Mono.just(Set.of());
        }

        @Override
        public Mono<Set<UUID>> revoke(List<Revocation> calls) {
            return Mono.just(Set.of());
        }
    }

    @Test
    void aVehicleHeldBackIsCalledWhenThatIsEnded() throws Exception {
        YardVehicle durian = yard.ready(GoodsClass.FRESH, Duration.ofMinutes(10));
        yard.put(durian);
        String id = taken("HOLD_BACK", durian.ticket(), "BREAKDOWN");

        yard.turn();
        assertThat(yard.of(durian, "because")).isEqualTo("HELD_BY_OFFICER");

        gate.http().post(API + "/" + id + "/end", end(), officer);
        yard.turn();
        assertThat(yard.of(durian, "stage")).isEqualTo("CALLED");
    }

    @Test
    void whatWasForeseenOfAVehicleIsKeptAndComparedWithItsCall() {
        List<YardVehicle> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(yard.ready(GoodsClass.GENERAL, Duration.ofMinutes(30 - i)));
        }
        yard.put(many.toArray(YardVehicle[]::new));
        yard.turn();
        YardVehicle third = many.get(2);
        assertThat(yard.of(third, "forecast_mid")).isNotEmpty();

        yard.put(
                YardAtWork.at(many.get(0), YardStage.GONE, yard.of(many.get(0), "lane")),
                YardAtWork.at(many.get(1), YardStage.GONE, yard.of(many.get(1), "lane")));
        yard.turn();

        assertThat(
                        yard.text(
                                "select (forecast_early <= forecast_mid and forecast_mid <="
                                        + " forecast_late)::text from lane_call where ticket = '"
                                        + third.ticket()
                                        + "'"))
                .isEqualTo("true");
        assertThat(
                        yard.text(
                                "select (crossed_at is not null)::text from lane_call where ticket"
                                        + " = '"
                                        + many.get(0).ticket()
                                        + "'"))
                .isEqualTo("true");
    }

    @ParameterizedTest(name = "{0} of {1}, amount {2}: {3}")
    @CsvSource({
        "LANE_CLOSED, X9, , YARD_SUBJECT_UNKNOWN",
        "ROUTE_CLOSED, UP, , YARD_SUBJECT_UNKNOWN",
        "INTAKE_SET, FRESH, , FIELD_MISSING",
        "INTAKE_SET, FRESH, -1, YARD_AMOUNT_RANGE",
        "INTAKE_SET, FRESH, 100001, YARD_AMOUNT_RANGE",
        "DAY_EXTENDED, EXPORT, 1440, YARD_AMOUNT_RANGE",
        "LANE_CLOSED, X1, 5, YARD_AMOUNT_NOT_TAKEN",
        "TO_FRONT, X-1, , YARD_TICKET_UNKNOWN"
    })
    void aMeasureThatMakesNoSenseIsRefused(String kind, String subject, String amount, String code)
            throws Exception {
        String body =
                """
                {"kind":"%s","subject":"%s","amount":%s,"reason":"SAFETY","note":"vì sao"}
                """
                        .formatted(kind, subject, amount);
        HttpResponse<String> answer = gate.http().post(API, body, officer);
        assertThat(OverHttp.code(answer)).as(answer.body()).isEqualTo(code);
    }

    @Test
    void aMeasureNeedsAPersonOfTheYardOrTheBoardAtThisGateWithAReason() throws Exception {
        String body = body("LANE_CLOSED", "X1", "LANE_WORKS", null);

        assertThat(gate.http().post(API, body, gate.token("minh", Roles.CUSTOMS_LEAD)).statusCode())
                .isEqualTo(403);
        assertThat(
                        OverHttp.code(
                                gate.http()
                                        .post(API, body, gate.programToken("robot", Roles.YARD))))
                .isEqualTo("PERSON_NEEDED");
        assertThat(
                        OverHttp.code(
                                gate.http()
                                        .post(
                                                API,
                                                body,
                                                gate.tokenAt(
                                                        List.of("KIM-THANH"), "lan", Roles.YARD))))
                .isEqualTo("FOREIGN_GATE");
        assertThat(
                        OverHttp.code(
                                gate.http()
                                        .post(
                                                API,
                                                "{\"kind\":\"LANE_CLOSED\",\"subject\":\"X1\","
                                                        + "\"reason\":\"SAFETY\",\"note\":\"abcd\"}",
                                                officer)))
                .isEqualTo("YARD_NOTE_LENGTH");
        taken("LANE_CLOSED", "X1", "LANE_WORKS");
        assertThat(OverHttp.code(gate.http().post(API, body, officer)))
                .isEqualTo("YARD_CLOSED_ALREADY");
    }

    private static List<LaneCalled> calls(YardVehicle vehicle) {
        return gate.published(LaneCalled.class).stream()
                .filter(e -> e.crossingId().value().equals(vehicle.crossing()))
                .toList();
    }

    private static String taken(String kind, String subject, String reason) throws Exception {
        return taken(kind, subject, reason, null);
    }

    private static String taken(
            String kind,
            String subject,
            String reason,
            @org.jspecify.annotations.Nullable Integer amount)
            throws Exception {
        HttpResponse<String> answer =
                gate.http().post(API, body(kind, subject, reason, amount), officer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return OverHttp.json(answer).get("id").asString();
    }

    private static String body(
            String kind,
            String subject,
            String reason,
            @org.jspecify.annotations.Nullable Integer amount) {
        return """
        {"kind":"%s","subject":"%s","amount":%s,"reason":"%s","note":"theo báo cáo của ca trực"}
        """
                .formatted(kind, subject, amount, reason);
    }

    private static String end() {
        return "{\"reason\":\"OVER\",\"note\":\"đã xong việc\"}";
    }
}
