package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.traffic.AtTheCrossing.reading;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.VehicleReturned;

/** The ways through the gate that not every lorry takes: weighed, moved over, come home. */
class CrossingWaysTrial {

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

    private static CrossingId crossed(String plate) {
        CrossingId id = at.atBarrier(plate, at.lodged());
        at.read(ReadingKind.BARRIER_PASSED, "B1", plate, 60);
        assertThat(at.column(id, "status")).isEqualTo("CROSSED");
        return id;
    }
}
