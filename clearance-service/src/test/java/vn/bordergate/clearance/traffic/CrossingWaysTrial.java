package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.traffic.AtTheCrossing.reading;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.register.PlateForgetting;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Driver;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.VehicleReturned;

/** The ways through the gate that not every lorry takes: weighed, moved over, come home. */
class CrossingWaysTrial {

    private static final String HANDED_OVER = "(state::jsonb #>> '{standing,marks,handedOver}')";

    private static final Driver CHINESE = new Driver("Vương Lâm", "CN-778899", null);

    private static AtTheCrossing at;

    @BeforeAll
    static void start() throws Exception {
        at = new AtTheCrossing();
    }

    @AfterAll
    static void stop() throws Exception {
        at.close();
    }

    @Test
    void whatIsWeighedIsComparedWithWhatWasDeclaredAndShownToAPerson() throws Exception {
        // A tonne of goods on a lorry of nine.
        CrossingId id = at.inYard("24C-201.01", at.lodged());

        at.gate.see(List.of(reading(ReadingKind.WEIGHED, "WB1", "24C-201.01", 20, 12_900)));
        assertThat(at.seen(id).at("/weighing/expectedKg").asInt()).isEqualTo(10_000);
        assertThat(at.seen(id).at("/weighing/differenceKg").asInt()).isEqualTo(2_900);
        assertThat(at.seen(id).path("attention")).isEmpty();

        at.gate.see(List.of(reading(ReadingKind.WEIGHED, "WB1", "24C-201.01", 30, 13_100)));
        assertThat(at.seen(id).at("/attention/0").asString()).isEqualTo("MASS_DIFFERS");
        // A late word of the scales does not take the place of the last.
        at.gate.see(List.of(reading(ReadingKind.WEIGHED, "WB1", "24C-201.01", 25, 10_000)));
        assertThat(at.seen(id).at("/weighing/massKg").asInt()).isEqualTo(13_100);
        at.done(id, "acknowledgement", "", "dung", "yard");
        assertThat(at.seen(id).path("attention")).isEmpty();
    }

    @Test
    void goodsMovedToAnotherVehicleCrossWithIt() throws Exception {
        DeclarationId declaration = at.lodged();
        CrossingId giver = at.inYard("24C-202.02", declaration);
        CrossingId taker = at.inYard("24C-203.03");
        CrossingId elsewhere = at.announced("24C-204.04");
        String since = at.column(giver, "ready_at");

        assertThat(code(at.act(giver, "transshipment", to(elsewhere), "dung", "yard")))
                .isEqualTo("OTHER_VEHICLE_UNFIT");
        assertThat(code(at.act(giver, "transshipment", to(taker), "an", "border-guard")))
                .isEqualTo("NOT_THIS_AUTHORITY");
        at.done(giver, "transshipment", to(taker), "dung", "yard");

        assertThat(at.seen(giver).path("laden").asBoolean()).isFalse();
        assertThat(at.seen(giver).path("goodsTo").asString()).isEqualTo(taker.toString());
        assertThat(at.seen(taker).path("goodsFrom").asString()).isEqualTo(giver.toString());
        assertThat(at.column(taker, "ready_at")).isEqualTo(since);
        // Emptied, it may go over the border as an empty vehicle.
        assertThat(at.column(giver, "(ready_at is not null and lacking = '')")).isEqualTo("true");
        assertThat(
                        at.texts(
                                "select crossing_id::text from crossing_carries where"
                                        + " declaration_id = '"
                                        + declaration
                                        + "'"))
                .containsExactly(taker.toString());
        at.call(taker, 40);
        at.read(ReadingKind.BARRIER_REACHED, "B2", "24C-203.03", 50);
        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-203.03", 60);
        assertThat(at.column(taker, "status")).isEqualTo("CROSSED");
        assertThat(stages(declaration)).endsWith(Stage.CROSSED);
    }

    private static String to(CrossingId other) {
        return "\"to\":\"" + other + "\"";
    }

    private static List<Stage> stages(DeclarationId id) {
        return at.gate.published(TradeFact.class).stream()
                .filter(f -> f.declarationId().equals(id))
                .map(TradeFact::stage)
                .toList();
    }

    @Test
    void aLorryThatComesHomeEmptyHasReturnedWhetherACameraSawItOrAnOfficer() throws Exception {
        CrossingId seen = crossed("24C-205.05");
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-205.05", 900);
        CrossingId told = crossed("24C-206.06");
        at.done(told, "return", "", "dung", "yard");

        for (CrossingId id : List.of(seen, told)) {
            assertThat(at.column(id, "status")).isEqualTo("RETURNED");
            assertThat(at.column(id, "(crossed_at is not null)")).isEqualTo("true");
            assertThat(at.gate.published(VehicleReturned.class))
                    .filteredOn(e -> e.crossingId().equals(id))
                    .hasSize(1);
        }
        assertThat(code(at.act(told, "return", "", "dung", "yard"))).isEqualTo("CROSSING_ENDED");
    }

    @Test
    void thePlateOfItsTrailerIsAsGoodAsItsOwnBeforeAndAfterItIsAnnounced() throws Exception {
        CrossingId announced = at.announced(with("24C-212.12", "24R-005.55", null, at.lodged()));
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24R-005.55", 10);
        assertThat(at.column(announced, "status")).isEqualTo("IN_YARD");
        // Both cameras at one gate see one lorry.
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-212.12", 11);
        assertThat(
                        at.texts(
                                "select count(*)::text from plate_question where plate in"
                                        + " ('24R00555', '24C21212')"))
                .containsExactly("0");

        at.read(ReadingKind.YARD_ENTRY, "KB2", "24R-006.66", 20);
        CrossingId late = at.announced(with("24C-213.13", "24R-006.66", null, at.lodged()));
        assertThat(at.column(late, "status")).isEqualTo("IN_YARD");
    }

    @Test
    void behindTheBorderTheAnnouncedDriverOfTheOtherSideTakesItOver() throws Exception {
        CrossingId id = at.announced(with("24C-207.07", null, CHINESE, at.lodged()));
        at.paid(id, 1);
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-207.07", 10);
        at.call(id, 20);
        at.read(ReadingKind.BARRIER_REACHED, "B2", "24C-207.07", 30);
        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-207.07", 60);
        assertThat(at.column(id, "status")).isEqualTo("CROSSED");

        at.done(id, "driver", "", "an", "border-guard");
        assertThat(at.seen(id).at("/driver/name").asString()).isEqualTo("Vương Lâm");
        assertThat(at.column(id, HANDED_OVER)).isEqualTo("true");
        assertThat(at.column(id, "status")).isEqualTo("CROSSED");
        int version = at.seen(id).path("version").asInt();
        at.done(id, "driver", "", "an", "border-guard");
        assertThat(at.seen(id).path("version").asInt()).as("said twice").isEqualTo(version);

        CrossingId without = crossed("24C-208.08");
        assertThat(code(at.act(without, "driver", "", "an", "border-guard")))
                .isEqualTo("TRANSFER_DRIVER_MISSING");
    }

    private static AnnouncedVehicle with(
            String plate,
            @Nullable String trailer,
            @Nullable Driver transfer,
            DeclarationId... carried) {
        AnnouncedVehicle v = AtTheCrossing.vehicle(AtTheCrossing.GATE, plate, carried);
        return new AnnouncedVehicle(
                v.announcer(),
                v.reference(),
                v.gate(),
                v.direction(),
                v.laden(),
                v.plate(),
                trailer == null ? null : PlateNumber.of(trailer),
                v.driver(),
                transfer,
                v.containers(),
                v.seal(),
                v.declarations(),
                v.capacityKg(),
                v.transitPermit(),
                v.plannedArrival());
    }

    @Test
    void anotherDriverIsNamedByAnOfficerAndTheLorryIsReadyAgain() throws Exception {
        CrossingId id = at.inYard("24C-209.09", at.lodged());
        assertThat(
                        code(
                                at.act(
                                        id,
                                        "driver",
                                        "\"driver\":{\"name\":\" \",\"document\":\"1\"}",
                                        "dung",
                                        "yard")))
                .isEqualTo("FIELD_MISSING");
        at.done(
                id,
                "driver",
                "\"driver\":{\"name\":\"Lý Văn Sìn\",\"document\":\"010203007654\"}",
                "dung",
                "yard");
        assertThat(at.column(id, HANDED_OVER)).isNotEqualTo("true");
        assertThat(at.column(id, "(state::jsonb #>> '{standing,marks,driver,document}')"))
                .isEqualTo("010203007654");
        assertThat(at.column(id, "(ready_at is not null and lacking = '')")).isEqualTo("true");
    }

    @Test
    void anOfficerLetsAVehicleInThatNoDeviceSaw() throws Exception {
        CrossingId id = at.announced("24C-210.10", at.lodged());
        assertThat(code(at.act(id, "admit", "", "lan", "customs-officer")))
                .isEqualTo("NOT_THIS_AUTHORITY");
        at.done(id, "admit", "", "dung", "yard");
        assertThat(at.column(id, "status")).isEqualTo("IN_YARD");
        assertThat(at.column(id, "(ticket <> '')")).isEqualTo("true");
        assertThat(code(at.act(id, "admit", "", "dung", "yard"))).isEqualTo("IN_YARD_ALREADY");
    }

    @Test
    void aHoldOnAVehicleTakesItsCallBackAndIsReleasedOnlyByTwo() throws Exception {
        CrossingId id = at.inYard("24C-211.11", at.lodged());
        at.call(id, 20);
        at.done(id, "hold", "\"reason\":\"Seal broken\"", "an", "border-guard");
        assertThat(at.column(id, "status")).isEqualTo("IN_YARD");
        assertThat(at.column(id, "held")).isEqualTo("true");

        at.done(id, "release", "\"reason\":\"Sealed anew\"", "an", "border-guard");
        assertThat(at.column(id, "held")).as("one word alone").isEqualTo("true");
        assertThat(code(at.act(id, "proposal", "\"agreed\":true", "an", "border-guard")))
                .isEqualTo("SAME_OFFICER");
        at.done(id, "proposal", "\"agreed\":true", "binh", "border-guard");
        assertThat(at.column(id, "held")).isEqualTo("false");
        assertThat(at.column(id, "(lacking = '')")).isEqualTo("true");
    }

    @Test
    void aPlateThatNobodyNeedsAnyMoreIsForgotten() {
        Instant now = AtTheCrossing.NOW;
        question("TOLD-OLD", "'ANSWERED'", "now() - interval '200 days'", "91 days");
        question("TOLD-NEW", "'DISMISSED'", "now() - interval '200 days'", "89 days");
        question("OPEN-OLD", "'UNKNOWN'", "now() - interval '91 days'", null);
        question("OPEN-NEW", "'UNSURE'", "now() - interval '89 days'", null);

        new PlateForgetting(at.gate.bean(DatabaseClient.class))
                .forget(now)
                .block(ClearanceAtWork.PATIENCE);

        assertThat(
                        at.texts(
                                "select device from plate_question where device like 'TOLD-%' or"
                                        + " device like 'OPEN-%' order by device"))
                .containsExactly("OPEN-NEW", "TOLD-NEW");
    }

    private static void question(
            String device, String status, String when, @Nullable String answeredAgo) {
        at.run(
                """
                insert into plate_question (device, number, gate, place, kind, plate, at, reading,
                  status, candidates, last_at, answered_at)
                values ('%s', 1, 'LUNG-PO', 'KB2', 'YARD_ENTRY', '24C99999', %s, '{}', %s, '', %s, %s)
                """
                        .formatted(
                                device,
                                when,
                                status,
                                when,
                                answeredAgo == null
                                        ? "null"
                                        : "now() - interval '" + answeredAgo + "'"));
    }

    private static CrossingId crossed(String plate) {
        CrossingId id = at.atBarrier(plate, at.lodged());
        at.read(ReadingKind.BARRIER_PASSED, "B1", plate, 60);
        assertThat(at.column(id, "status")).isEqualTo("CROSSED");
        return id;
    }
}
