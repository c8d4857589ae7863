package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.calling.CrossingCalls;
import vn.bordergate.clearance.calling.CrossingCalls.Summons;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.journal.JournaledTransactions;

/** A gate without a plan, so that nobody is called but by the trials, and who comes to it. */
final class AtTheCrossing implements AutoCloseable {

    static final GateCode GATE = new GateCode("LUNG-PO");
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    static final Actor TRADER = new Actor(ActorKind.DECLARANT, "trader-1");
    private static final AtomicLong NUMBERS = new AtomicLong();

    final ClearanceAtWork gate;
    final OverHttp http;

    AtTheCrossing() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http();
    }

    @Override
    public void close() throws Exception {
        gate.close();
    }

    /** Laptops for China, which are cleared at once. */
    DeclarationId lodged() {
        return lodged(NOW);
    }

    DeclarationId lodged(Instant at) {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        var laptops = Consignments.exported("84713000", "7100", "USD").at("LUNG-PO").content();
        gate.takeIn(List.of(new DeclarationLodged(id, 1, laptops, List.of(), at)));
        return id;
    }

    static AnnouncedVehicle vehicle(GateCode at, String plate, DeclarationId... carried) {
        return new AnnouncedVehicle(
                new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty"),
                "XE-" + UUID.randomUUID(),
                at,
                Direction.EXPORT,
                carried.length > 0,
                PlateNumber.of(plate),
                null,
                new Driver("Vàng A Páo", "010203004567", null),
                null,
                List.of(),
                null,
                List.of(carried),
                28_000,
                null,
                NOW);
    }

    CrossingId announced(String plate, DeclarationId... carried) {
        return announced(vehicle(GATE, plate, carried));
    }

    CrossingId announced(AnnouncedVehicle vehicle) {
        CrossingId id = CrossingId.of(UUID.randomUUID().toString());
        gate.see(List.of(new CrossingAnnounced(id, 1, vehicle, TRADER, NOW)));
        return id;
    }

    /** Announced, paid for and in the yard. */
    CrossingId inYard(String plate, DeclarationId... carried) {
        CrossingId id = announced(plate, carried);
        paid(id, 1);
        read(ReadingKind.YARD_ENTRY, "KB2", plate, 10);
        assertThat(column(id, "status")).isEqualTo("IN_YARD");
        return id;
    }

    CrossingId atBarrier(String plate, DeclarationId... carried) {
        CrossingId id = inYard(plate, carried);
        call(id, 20);
        read(ReadingKind.BARRIER_REACHED, "B2", plate, 30);
        assertThat(column(id, "status")).isEqualTo("AT_BARRIER");
        return id;
    }

    void call(CrossingId id, int afterSeconds) {
        Instant at = NOW.plusSeconds(afterSeconds);
        var summons =
                new Summons(
                        id.value(),
                        "X",
                        "X1",
                        "2026-11-1",
                        "QO-001",
                        0,
                        null,
                        at,
                        at.plus(Duration.ofMinutes(30)));
        assertThat(
                        gate.bean(JournaledTransactions.class)
                                .run(gate.bean(CrossingCalls.class).call(List.of(summons)))
                                .block(ClearanceAtWork.PATIENCE))
                .containsExactly(id.value());
    }

    void read(ReadingKind kind, String place, String plate, int afterSeconds) {
        gate.see(List.of(reading(kind, place, plate, afterSeconds, null)));
    }

    static ReadingTaken reading(
            ReadingKind kind,
            String place,
            String plate,
            int afterSeconds,
            @Nullable Integer massKg) {
        return reading(GATE, kind, place, plate, afterSeconds, massKg);
    }

    static ReadingTaken reading(
            GateCode at,
            ReadingKind kind,
            String place,
            String plate,
            int afterSeconds,
            @Nullable Integer massKg) {
        Instant taken = NOW.plusSeconds(afterSeconds);
        return new ReadingTaken(
                "LP-" + place,
                NUMBERS.incrementAndGet(),
                at,
                kind,
                place,
                null,
                PlateNumber.of(plate),
                950,
                massKg,
                taken,
                false,
                taken);
    }

    void paid(CrossingId id, int generation) {
        run(
                """
                insert into fee_account (crossing_id, version, generation, passing, outstanding_vnd,
                  overpaid_vnd, settled, state)
                values ('%s', 1, %d, 'AWAITED', 0, 0, true, '{}')
                """
                        .formatted(id, generation));
    }

    JsonNode seen(CrossingId id) throws Exception {
        return json(http.get("/api/crossings/" + id, gate.token("an", "border-guard")));
    }

    /** The officer does it with the version of the crossing of this moment. */
    HttpResponse<String> act(CrossingId id, String action, String fields, String who, String role)
            throws Exception {
        int version = seen(id).path("version").asInt();
        String body = "{" + fields + (fields.isEmpty() ? "" : ",") + "\"version\":" + version + "}";
        return http.post("/api/crossings/" + id + "/" + action, body, gate.token(who, role));
    }

    void done(CrossingId id, String action, String fields, String who, String role)
            throws Exception {
        HttpResponse<String> answer = act(id, action, fields, who, role);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Nullable String column(CrossingId id, String column) {
        List<String> found =
                texts(
                        "select coalesce((%s)::text, '') from crossing where id = '%s'"
                                .formatted(column, id));
        return found.isEmpty() ? null : found.getFirst();
    }

    List<String> texts(String sql) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(ClearanceAtWork.PATIENCE));
    }

    void run(String sql) {
        gate.bean(DatabaseClient.class).sql(sql).then().block(ClearanceAtWork.PATIENCE);
    }
}
