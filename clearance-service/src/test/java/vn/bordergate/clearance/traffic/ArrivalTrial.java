package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.json;
import static vn.bordergate.clearance.traffic.AtTheCrossing.NOW;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.ChannelConfirmed;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.CustomsChannelAssigned;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.SupervisionPassed;

/** What the declarations are told of the vehicles that carry them, real database and all. */
class ArrivalTrial {

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
    void theEntryOfTheVehicleMakesTheChannelFinal() throws Exception {
        DeclarationId declaration = at.lodged();
        at.announced("24C-701.01", declaration);
        assertThat(provisional(declaration)).isTrue();
        assertThat(page(declaration)).contains("(provisional until arrival)");

        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-701.01", 10);

        assertThat(provisional(declaration)).isFalse();
        assertThat(page(declaration)).contains("(final)").contains("the channel is final");
        assertThat(confirmed(declaration))
                .containsExactly(
                        new ChannelConfirmed(
                                declaration, 1, CustomsChannel.GREEN, NOW.plusSeconds(10)));
        // That a vehicle has come is no reason to look at it again.
        assertThat(at.gate.published(CargoDecided.class))
                .noneMatch(e -> e.at().equals(NOW.plusSeconds(10)));
    }

    @Test
    void theSecondVehicleAndTheWayOnSayNothingMore() {
        DeclarationId declaration = at.lodged();
        at.atBarrier("24C-702.02", declaration);
        at.inYard("24C-703.03", declaration);

        assertThat(confirmed(declaration)).hasSize(1);
    }

    @Test
    void anAmendmentAfterTheArrivalIsGivenAFinalChannelAtOnce() throws Exception {
        DeclarationId declaration = at.lodged();
        at.inYard("24C-704.04", declaration);

        at.gate.takeIn(
                List.of(
                        new DeclarationAmended(
                                declaration,
                                2,
                                laptops("900"),
                                List.of(),
                                NOW.plusSeconds(20),
                                AtTheCrossing.TRADER)));

        assertThat(at.gate.published(ChannelAssigned.class))
                .filteredOn(e -> e.declarationId().equals(declaration))
                .extracting(ChannelAssigned::provisional)
                .containsExactly(true, false);
        assertThat(provisional(declaration)).isFalse();
    }

    @Test
    void whatIsLodgedWhenItsVehicleIsThereIsConfirmedWithTheNextStepOfTheVehicle() {
        DeclarationId declaration = DeclarationId.of(UUID.randomUUID().toString());
        CrossingId vehicle = at.announced("24C-705.05", declaration);
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-705.05", 10);
        assertThat(confirmed(declaration)).isEmpty();

        at.gate.takeIn(
                List.of(
                        new DeclarationLodged(
                                declaration, 1, laptops("700"), List.of(), NOW.plusSeconds(20))));
        at.gate.assess(
                at.gate.published(CargoDecided.class).stream()
                        .filter(e -> e.crossingId().equals(vehicle))
                        .toList());

        assertThat(confirmed(declaration)).hasSize(1);
    }

    @Test
    void anExportPassesOnNobodysWordWhileItsVehicleIsStillToCross() throws Exception {
        DeclarationId declaration = at.lodged();
        at.atBarrier("24C-706.06", declaration);

        HttpResponse<String> early = passed(declaration);
        assertThat(early.statusCode()).as(early.body()).isEqualTo(409);
        assertThat(early.body()).contains("NOT_CROSSED");

        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-706.06", 60);
        assertThat(passed(declaration).statusCode()).isEqualTo(200);
    }

    @Test
    void aNoticeThatAnExportPassedIsContradictedByItsVehicle() throws Exception {
        DeclarationId declaration = DeclarationId.of(UUID.randomUUID().toString());
        GateCode linked = new GateCode("LIEN-KET");
        var goods = Consignments.exported("84713000", "700", "USD").at("LIEN-KET").content();
        at.gate.takeIn(List.of(new DeclarationLodged(declaration, 1, goods, List.of(), NOW)));
        at.announced(AtTheCrossing.vehicle(linked, "24C-707.07", declaration));
        at.gate.hear(
                List.of(
                        new CustomsChannelAssigned(declaration, 1, CustomsChannel.GREEN, NOW),
                        new SupervisionPassed(declaration, 2, true, NOW)));

        var file = json(at.http.get("/api/files/" + declaration, officer()));
        assertThat(file.path("status").asString()).isEqualTo("CLEARED");
        assertThat(file.path("attention").asString()).isEqualTo("PASSED_BEFORE_CROSSING");
    }

    private static HttpResponse<String> passed(DeclarationId id) throws Exception {
        int version = json(at.http.get("/api/files/" + id, officer())).path("version").asInt();
        String body = "{\"crossed\":true,\"version\":" + version + "}";
        return at.http.post("/api/files/" + id + "/passage", body, officer());
    }

    private static DeclaredContent laptops(String amount) {
        return Consignments.exported("84713000", amount, "USD").at("LUNG-PO").content();
    }

    private static List<ChannelConfirmed> confirmed(DeclarationId id) {
        return at.gate.published(ChannelConfirmed.class).stream()
                .filter(e -> e.declarationId().equals(id))
                .toList();
    }

    private static boolean provisional(DeclarationId id) throws Exception {
        var file = json(at.http.get("/api/files/" + id, officer()));
        return file.path("provisional").asBoolean();
    }

    private static String page(DeclarationId id) throws Exception {
        return at.http.page("/desk/files/" + id, officer()).body();
    }

    private static String officer() throws Exception {
        return at.gate.token("lan", "customs-officer");
    }
}
