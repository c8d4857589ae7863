package vn.bordergate.clearance.till;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Container;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.Topic;

/** A service at whose till is paid, and who comes to it. */
final class AtTheTill implements AutoCloseable {

    static final String HAULIER = "haulier-01";
    static final GateCode KIM_THANH = new GateCode("KIM-THANH");
    static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    final ClearanceAtWork gate;
    final OverHttp http;
    private final AtomicInteger vehicles = new AtomicInteger(10_000);

    AtTheTill(String... settings) throws Exception {
        gate = new ClearanceAtWork(settings);
        http = gate.http();
    }

    @Override
    public void close() throws Exception {
        gate.close();
    }

    String trader() throws Exception {
        return gate.token(HAULIER, "trader");
    }

    String board(String name) throws Exception {
        return gate.token(name, "management-board");
    }

    DeclarationId lodged(DeclaredContent content) {
        var id = new DeclarationId(UUID.randomUUID());
        lodged(id, content);
        return id;
    }

    void lodged(DeclarationId id, DeclaredContent content) {
        gate.takeIn(List.of(new DeclarationLodged(id, 1, content, List.of(), NOW, null)));
    }

    /** Machines from China, on a lorry that may carry so much. */
    CrossingId machines(int capacityKg) {
        return announced(vehicle(capacityKg, 0, lodged(machinery()), KIM_THANH), NOW);
    }

    static DeclaredContent machinery() {
        return Consignments.imported("84713000", "10", "USD").content();
    }

    CrossingId announced(AnnouncedVehicle vehicle, Instant at) {
        var id = new CrossingId(UUID.randomUUID());
        said(new CrossingAnnounced(id, 1, vehicle, by(), at));
        return id;
    }

    void amended(CrossingId id, int generation, AnnouncedVehicle vehicle) {
        said(new CrossingAmended(id, generation, vehicle, by(), NOW));
    }

    void ended(CrossingId id) {
        gate.takeIn(
                "tillSubscription",
                Topic.CLEARANCE_CROSSINGS,
                List.of(new CrossingEnded(id, KIM_THANH, CrossingEnding.NO_SHOW, null, NOW)));
    }

    void said(PublishedEvent event) {
        gate.takeIn("tillSubscription", Topic.GATE_CROSSINGS, List.of(event));
    }

    private static Actor by() {
        return new Actor(ActorKind.DECLARANT, HAULIER);
    }

    AnnouncedVehicle vehicle(int capacityKg, int feet, DeclarationId carried, GateCode at) {
        return new AnnouncedVehicle(
                new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty Sầu Riêng"),
                "XE-" + vehicles.incrementAndGet(),
                at,
                Direction.IMPORT,
                true,
                new PlateNumber("24C" + vehicles.get()),
                null,
                new Driver("Vàng A Páo", "010203004567", null),
                null,
                feet == 0 ? List.of() : List.of(new Container("CSQU3054383", feet, null)),
                null,
                List.of(carried),
                capacityKg,
                null,
                NOW);
    }

    JsonNode fee(CrossingId id) throws Exception {
        HttpResponse<String> answer = http.get("/api/crossings/" + id + "/fee", trader());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return OverHttp.json(answer);
    }

    HttpResponse<String> pay(CrossingId id, String token) throws Exception {
        return http.post("/api/crossings/" + id + "/fee/payment", "", token);
    }

    JsonNode paid(CrossingId id, String token) throws Exception {
        HttpResponse<String> answer = pay(id, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return OverHttp.json(answer);
    }

    HttpResponse<String> refund(CrossingId id, String reason, String token) throws Exception {
        return http.post(
                "/api/crossings/" + id + "/fee/refund", "{\"reason\":\"" + reason + "\"}", token);
    }

    HttpResponse<String> answer(CrossingId id, boolean agreed, String token) throws Exception {
        return http.post(
                "/api/crossings/" + id + "/fee/refund/answer",
                "{\"agreed\":" + agreed + "}",
                token);
    }

    <T> T one(String sql, Class<T> type) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, type)))
                        .one()
                        .block(ClearanceAtWork.PATIENCE));
    }

    void run(String sql) {
        gate.bean(DatabaseClient.class).sql(sql).then().block(ClearanceAtWork.PATIENCE);
    }
}
