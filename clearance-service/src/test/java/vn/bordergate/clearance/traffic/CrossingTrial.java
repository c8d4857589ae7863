package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.OverHttp;
import vn.bordergate.clearance.calling.CrossingCalls;
import vn.bordergate.clearance.calling.CrossingCalls.Revocation;
import vn.bordergate.clearance.calling.CrossingCalls.Summons;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclarationHistory;
import vn.bordergate.clearance.register.FileJson;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Driver;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.journal.JournaledTransactions;

/** Vehicles come, are called and cross, over the real shell; promise 4 at any interleaving. */
class CrossingTrial {

    /** Without a plan, so that nobody is called but by these trials. */
    private static final GateCode GATE = new GateCode("LUNG-PO");

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final Actor TRADER = new Actor(ActorKind.DECLARANT, "trader-1");
    private static final AtomicLong NUMBERS = new AtomicLong();

    private static ClearanceAtWork gate;
    private static OverHttp http;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        http = gate.http();
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void aLorryGoesItsWholeWayAndItsGoodsAreCounted() {
        DeclarationId declaration = lodged();
        CrossingId id = announced("24C-111.11", declaration);
        paid(id);
        read(ReadingKind.YARD_ENTRY, "KB2", "24C-111.11", 10);
        call(id, 20);
        read(ReadingKind.BARRIER_REACHED, "B2", "24C-111.11", 30);
        read(ReadingKind.BARRIER_PASSED, "B2", "24C-111.11", 40);
        assertThat(crossed(id)).isEmpty();
        read(ReadingKind.BARRIER_PASSED, "B1", "24C-111.11", 50);

        assertThat(gate.published(TicketIssued.class))
                .anyMatch(e -> e.crossingId().equals(id) && e.yard().equals("KB2"));
        assertThat(crossed(id))
                .singleElement()
                .satisfies(e -> assertThat(e.declarations()).containsExactly(declaration));
        assertThat(gate.published(TradeFact.class))
                .filteredOn(f -> f.declarationId().equals(declaration))
                .extracting(TradeFact::stage)
                .containsExactly(Stage.DECLARED, Stage.CLEARED, Stage.CROSSED);
        // The same again, and a late word on the way, change nothing.
        read(ReadingKind.BARRIER_PASSED, "B1", "24C-111.11", 50);
        read(ReadingKind.BARRIER_REACHED, "B2", "24C-111.11", 30);
        assertThat(crossed(id)).hasSize(1);
    }

    @Test
    void aDeclarationHeldWhileItsLorryIsAtTheBarrierDoesNotPass() throws Exception {
        DeclarationId declaration = lodged();
        CrossingId id = atBarrier("24C-222.22", declaration);
        hold(declaration);

        read(ReadingKind.BARRIER_PASSED, "B1", "24C-222.22", 50);

        assertThat(crossed(id)).isEmpty();
        String guard = gate.token("an", "border-guard");
        HttpResponse<String> seen = http.get("/api/crossings/" + id, guard);
        assertThat(json(seen).at("/alarm/codes/0").asString()).isEqualTo("DECLARATION_HELD");
        assertThat(seen.headers().firstValue("ETag")).isPresent();
        // Nor do two guards make up for it.
        int version = json(seen).path("version").asInt();
        assertThat(act(id, "confirm", "\"reason\":\"seen\"", version, "an")).isEqualTo(200);
        assertThat(act(id, "proposal", "\"agreed\":true", version + 1, "an")).isEqualTo(409);
        assertThat(act(id, "proposal", "\"agreed\":true", version + 1, "binh")).isEqualTo(409);
        assertThat(crossed(id)).isEmpty();
    }

    @Test
    void aHoldTakesTheCallBackAndKeepsThePlace() throws Exception {
        DeclarationId declaration = lodged();
        CrossingId id = atBarrier("24C-333.33", declaration);
        String before = column(id, "ready_at::text");
        hold(declaration);
        gate.assess(
                gate.published(CargoDecided.class).stream()
                        .filter(e -> e.crossingId().equals(id))
                        .toList());

        assertThat(gate.published(CallRevoked.class))
                .anyMatch(e -> e.crossingId().equals(id) && e.code().equals("DECLARATION_HELD"));
        assertThat(column(id, "status")).isEqualTo("IN_YARD");
        assertThat(column(id, "lacking")).isEqualTo("DECLARATION_HELD");
        assertThat(column(id, "ready_at::text")).isEqualTo(before);
    }

    @Test
    void aLaneThatClosesDuringACallTakesItBack() {
        CrossingId id = atBarrier("24C-444.44", lodged());
        var closed = new Revocation(id.value(), "X1", "LANE_CLOSED", NOW.plusSeconds(60));
        assertThat(calls(c -> c.revoke(List.of(closed)))).containsExactly(id.value());
        assertThat(calls(c -> c.revoke(List.of(closed)))).isEmpty();
        assertThat(column(id, "status")).isEqualTo("IN_YARD");
    }

    @Test
    void aReadingBeforeItsAnnouncementWaitsAndIsApplied() {
        read(ReadingKind.YARD_ENTRY, "KB2", "24C-555.55", 5);
        CrossingId id = announced("24C-555.55", lodged());

        assertThat(column(id, "status")).isEqualTo("IN_YARD");
    }

    @Test
    void aConfusedPlateIsTakenAndAnotherOneIsAsked() throws Exception {
        CrossingId id = announced("30H-808.08", lodged());
        read(ReadingKind.YARD_ENTRY, "KB2", "30H-8O8.O8", 5);
        assertThat(column(id, "status")).isEqualTo("IN_YARD");

        CrossingId other = announced("30H-777.17", lodged());
        read(ReadingKind.YARD_ENTRY, "KB2", "30H-777.37", 6);
        assertThat(column(other, "status")).isEqualTo("ANNOUNCED");
        String yard = gate.token("dung", "yard");
        var open = json(http.get("/api/plate-questions?gate=LUNG-PO", yard));
        var question = open.get(0);
        assertThat(question.path("status").asString()).isEqualTo("UNSURE");
        assertThat(question.at("/candidates/0").asString()).isEqualTo(other.toString());
        String path = "/api/plate-questions/" + question.path("id").asLong();
        HttpResponse<String> answered = http.post(path, "{\"crossing\":\"" + other + "\"}", yard);
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(204);
        assertThat(column(other, "status")).isEqualTo("IN_YARD");
        assertThat(code(http.post(path, "{\"dismissed\":true}", yard)))
                .isEqualTo("QUESTION_NOT_OPEN");
    }

    @Test
    void onePlateAtTwoGatesAtOnceIsShown() {
        CrossingId id = announced("24C-666.66", lodged());
        read(ReadingKind.YARD_ENTRY, "KB2", "24C-666.66", 5);
        gate.see(
                List.of(
                        reading(
                                new GateCode("BAN-VUOC"),
                                ReadingKind.YARD_ENTRY,
                                "KB2",
                                "24C-666.66",
                                65)));

        assertThat(column(id, "attention")).contains("PLATE_AT_OTHER_GATE");
    }

    @Test
    void everyRefusalHasItsTextInEveryLanguage() {
        var texts = gate.bean(vn.bordergate.web.FaultTexts.class);
        for (var reason : vn.bordergate.clearance.crossing.DeclineReason.values()) {
            for (var language : vn.bordergate.web.Language.values()) {
                var fault = vn.bordergate.web.Fault.at("", reason.name());
                assertThat(texts.message(fault, language)).isNotEqualTo(reason.name());
            }
        }
    }

    @Test
    void noInterleavingLetsAHeldDeclarationPass() throws Exception {
        long seed = 20261122;
        var random = new Random(seed);
        List<DeclarationId> declarations = new ArrayList<>();
        List<ReadingTaken> readings = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String plate = "29C-%05d".formatted(10_000 + i * 317);
            DeclarationId declaration = lodged();
            declarations.add(declaration);
            atBarrier(plate, declaration);
            ReadingTaken passed = reading(GATE, ReadingKind.BARRIER_PASSED, "B1", plate, 60);
            if (random.nextInt(8) > 0) {
                readings.add(passed);
                readings.add(reading(GATE, ReadingKind.BARRIER_REACHED, "B1", plate, 55));
            }
            if (random.nextInt(3) == 0) {
                readings.add(passed);
            }
        }
        Collections.shuffle(readings, random);
        Thread holding =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    for (int i = 0; i < declarations.size(); i += 2) {
                                        holdQuietly(declarations.get(i));
                                    }
                                });
        for (int from = 0; from < readings.size(); from += 5) {
            gate.see(readings.subList(from, Math.min(from + 5, readings.size())));
        }
        holding.join();

        int crossed = 0;
        for (DeclarationId id : declarations) {
            crossed += crossedOnlyWhileCleared(id, "seed " + seed);
        }
        assertThat(crossed).isGreaterThan(5);
    }

    /** By the file's own history: at the moment its goods crossed it was cleared and not held. */
    private static int crossedOnlyWhileCleared(DeclarationId id, String seeded) {
        Declaration state = new Declaration.NotLodged();
        int crossed = 0;
        FileJson json = gate.bean(FileJson.class);
        for (String events :
                texts(
                        "select events from decision where declaration_id = '%s' order by version"
                                .formatted(id))) {
            for (DeclarationEvent event : json.events(events)) {
                if (event instanceof DeclarationEvent.GoodsCrossed) {
                    assertThat(state).as(seeded).isInstanceOf(Declaration.Cleared.class);
                    crossed++;
                }
                state = DeclarationHistory.evolve(state, event);
            }
        }
        assertThat(crossed).as(seeded).isLessThanOrEqualTo(1);
        return crossed;
    }

    private static DeclarationId lodged() {
        DeclarationId id = DeclarationId.of(UUID.randomUUID().toString());
        var laptops = Consignments.exported("84713000", "7100", "USD").at("LUNG-PO").content();
        gate.takeIn(List.of(new DeclarationLodged(id, 1, laptops, List.of(), NOW)));
        assertThat(gate.published(DeclarationCleared.class))
                .anyMatch(e -> e.declarationId().equals(id));
        return id;
    }

    private static CrossingId announced(String plate, DeclarationId declaration) {
        CrossingId id = CrossingId.of(UUID.randomUUID().toString());
        var vehicle =
                new AnnouncedVehicle(
                        new Declarant(IdentityScheme.VN_TAX_CODE, "0100109106", "Công ty"),
                        "XE-" + id,
                        GATE,
                        Direction.EXPORT,
                        true,
                        PlateNumber.of(plate),
                        null,
                        new Driver("Vàng A Páo", "010203004567", null),
                        null,
                        List.of(),
                        null,
                        List.of(declaration),
                        28_000,
                        null,
                        NOW);
        gate.see(List.of(new CrossingAnnounced(id, 1, vehicle, TRADER, NOW)));
        return id;
    }

    private static CrossingId atBarrier(String plate, DeclarationId declaration) {
        CrossingId id = announced(plate, declaration);
        paid(id);
        read(ReadingKind.YARD_ENTRY, "KB2", plate, 10);
        call(id, 20);
        read(ReadingKind.BARRIER_REACHED, "B2", plate, 30);
        assertThat(column(id, "status")).isEqualTo("AT_BARRIER");
        return id;
    }

    private static void call(CrossingId id, int afterSeconds) {
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
        assertThat(calls(c -> c.call(List.of(summons)))).containsExactly(id.value());
    }

    private static java.util.Set<UUID> calls(
            java.util.function.Function<
                            CrossingCalls, reactor.core.publisher.Mono<java.util.Set<UUID>>>
                    what) {
        return Objects.requireNonNull(
                gate.bean(JournaledTransactions.class)
                        .run(what.apply(gate.bean(CrossingCalls.class)))
                        .block(ClearanceAtWork.PATIENCE));
    }

    private static void read(ReadingKind kind, String place, String plate, int afterSeconds) {
        gate.see(List.of(reading(GATE, kind, place, plate, afterSeconds)));
    }

    private static ReadingTaken reading(
            GateCode at, ReadingKind kind, String place, String plate, int afterSeconds) {
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
                null,
                taken,
                false,
                taken);
    }

    private static void paid(CrossingId id) {
        run(
                """
                insert into fee_account (crossing_id, version, generation, passing, outstanding_vnd,
                  overpaid_vnd, settled, state)
                values ('%s', 1, 1, 'AWAITED', 0, 0, true, '{}')
                """
                        .formatted(id));
    }

    private static void hold(DeclarationId id) throws Exception {
        String officer = gate.token("lan", "customs-officer");
        int version = json(http.get("/api/files/" + id, officer)).path("version").asInt();
        HttpResponse<String> answer =
                http.post(
                        "/api/files/" + id + "/hold",
                        "{\"reason\":\"doubt\",\"version\":" + version + "}",
                        officer);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
    }

    private static void holdQuietly(DeclarationId id) {
        try {
            hold(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int act(CrossingId id, String action, String fields, int version, String who)
            throws Exception {
        return http.post(
                        "/api/crossings/" + id + "/" + action,
                        "{" + fields + ",\"version\":" + version + "}",
                        gate.token(who, "border-guard"))
                .statusCode();
    }

    private static List<VehicleCrossed> crossed(CrossingId id) {
        return gate.published(VehicleCrossed.class).stream()
                .filter(e -> e.crossingId().equals(id))
                .toList();
    }

    private static @Nullable String column(CrossingId id, String column) {
        List<String> found = texts("select %s from crossing where id = '%s'".formatted(column, id));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<String> texts(String sql) {
        return Objects.requireNonNull(
                gate.bean(DatabaseClient.class)
                        .sql(sql)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .all()
                        .collectList()
                        .block(ClearanceAtWork.PATIENCE));
    }

    private static void run(String sql) {
        gate.bean(DatabaseClient.class).sql(sql).then().block(ClearanceAtWork.PATIENCE);
    }
}
