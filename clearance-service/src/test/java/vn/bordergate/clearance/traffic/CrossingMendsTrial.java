package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;
import static vn.bordergate.clearance.traffic.AtTheCrossing.GATE;
import static vn.bordergate.clearance.traffic.AtTheCrossing.NOW;
import static vn.bordergate.clearance.traffic.AtTheCrossing.TRADER;
import static vn.bordergate.clearance.traffic.AtTheCrossing.reading;
import static vn.bordergate.clearance.traffic.AtTheCrossing.vehicle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.crossing.Barrier;
import vn.bordergate.clearance.crossing.CrossingCommand.PassBarrier;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CargoDecided;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.JournaledTransactions;

/** What must hold whatever comes together in one batch, late, or at the same moment. */
class CrossingMendsTrial {

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
    void whatAVehicleCarriesIsKnownAlsoWhenItIsSeenInTheMomentOfItsAnnouncement() {
        DeclarationId declaration = at.lodged();
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-101.01", 5);
        CrossingId id = at.announced("24C-101.01", declaration);

        assertThat(at.column(id, "status")).isEqualTo("IN_YARD");
        assertThat(
                        at.texts(
                                "select declaration_id::text from crossing_carries where crossing_id = '"
                                        + id
                                        + "'"))
                .containsExactly(declaration.toString());
    }

    @Test
    void aReadingAfterTheEndOfAPassageIsOfTheNextOne() throws Exception {
        CrossingId former = at.inYard("24C-102.02", at.lodged());
        at.done(former, "turn-back", "\"code\":\"GOODS_REFUSED\"", "an", "border-guard");
        at.run("update crossing set ended_at = now() where id = '" + former + "'");
        Instant ended = Instant.now();
        int later = (int) Duration.between(NOW, ended).toSeconds() + 60;
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-102.02", later);

        CrossingId next = at.announced("24C-102.02", at.lodged());

        assertThat(at.column(next, "status")).isEqualTo("IN_YARD");
    }

    @Test
    void theLastPlaceOfAYardIsGivenOnceAlsoWithinOneBatch() {
        GateCode planned = new GateCode("KIM-THANH");
        at.run(
                """
                insert into crossing (id, version, generation, gate, direction, status, plate, firm,
                  reference, laden, goods, channel, priority, held, ticket, yard, lacking,
                  attention, announced_at, planned_at, admitted_at, changed_at, state)
                select gen_random_uuid(), 3, 1, 'KIM-THANH', 'EXPORT', 'IN_YARD', 'FULL' || n || y.code,
                  'VN:1', 'F', true, 'GENERAL', 'GREEN', false, false, 'F-' || n, y.code, '', '',
                  now(), now(), now(), now(), '{}'
                from (values ('KB2', 300), ('KB2-2', 399)) as y (code, count),
                  generate_series(1, y.count) as n
                """);
        List<PublishedEvent> batch = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String plate = "24C-%05d".formatted(30_000 + i);
            DeclarationId declaration = at.lodged();
            batch.add(
                    new CrossingAnnounced(
                            CrossingId.of(UUID.randomUUID().toString()),
                            1,
                            vehicle(planned, plate, declaration),
                            TRADER,
                            NOW));
            batch.add(reading(planned, ReadingKind.YARD_ENTRY, "KB2", plate, 10 + i, null));
        }
        at.gate.see(batch);

        assertThat(
                        at.texts(
                                "select count(*)::text from crossing where yard = 'KB2-2' and status ="
                                        + " 'IN_YARD'"))
                .containsExactly("400");
        // Why it stands there is told, and stands in its history.
        assertThat(at.gate.published(TicketIssued.class))
                .filteredOn(e -> e.yard().equals("KB2-2"))
                .extracting(TicketIssued::yardRule)
                .containsExactly("OVERFLOW");
        assertThat(
                        at.texts(
                                "select count(*)::text from decision where events::text like"
                                        + " '%OVERFLOW%'"))
                .containsExactly("1");
        at.run("delete from crossing where gate = 'KIM-THANH'");
    }

    @Test
    void eachIsReadyFromItsOwnClearanceOnHoweverLateThatIsHeardOf() {
        DeclarationId first = at.lodged();
        DeclarationId second = at.lodged();
        CrossingId one = at.inYard("24C-103.03", first);
        CrossingId other = at.inYard("24C-104.04", second);
        at.run(
                "update crossing set state = (state::jsonb #- '{place,readyAt}')::text, ready_at ="
                        + " null where id in ('%s', '%s')".formatted(one, other));
        at.gate.assess(
                List.of(
                        new CargoDecided(one, NOW.plusSeconds(100)),
                        new CargoDecided(other, NOW.plusSeconds(3_000))));

        assertThat(at.column(one, "extract(epoch from ready_at - admitted_at)::int"))
                .isEqualTo("90");
        assertThat(at.column(other, "extract(epoch from ready_at - admitted_at)::int"))
                .isEqualTo("2990");
    }

    @Test
    void ofTwoWhoseGoodsCrossInTheSameMomentTheLastTellsTheDeclaration() {
        DeclarationId shared = at.lodged();
        CrossingId one = at.atBarrier("24C-105.05", shared);
        CrossingId other = at.atBarrier("24C-106.06", shared);
        Sinks.Empty<Void> written = Sinks.empty();
        Mono<Void> first =
                at.gate
                        .bean(JournaledTransactions.class)
                        .run(
                                passed(one)
                                        .then(
                                                Mono.defer(
                                                        () -> {
                                                            written.tryEmitEmpty();
                                                            return somebodyWaits();
                                                        })));
        Mono<Void> second =
                written.asMono()
                        .then(
                                Mono.defer(
                                        () ->
                                                at.gate
                                                        .bean(JournaledTransactions.class)
                                                        .run(Mono.defer(() -> passed(other)))));

        Mono.when(first, second).block(ClearanceAtWork.PATIENCE);

        assertThat(at.gate.published(TradeFact.class))
                .filteredOn(f -> f.declarationId().equals(shared))
                .extracting(TradeFact::stage)
                .contains(Stage.CROSSED);
    }

    private static Mono<Void> passed(CrossingId id) {
        var work = at.gate.bean(CrossingWork.class);
        return work.open(List.of(id), List.of(), true)
                .flatMap(
                        open ->
                                open.decide(
                                                id,
                                                new PassBarrier(
                                                        Barrier.B1,
                                                        null,
                                                        "LP-B1",
                                                        NOW.plusSeconds(50)),
                                                new Actor(ActorKind.RULE, "device/LP-B1"))
                                        .then(Mono.defer(() -> work.put(open))));
    }

    /** Until another transaction waits for a lock of this one. */
    private static Mono<Void> somebodyWaits() {
        return Flux.interval(Duration.ofMillis(20))
                .concatMap(
                        _ ->
                                at.gate
                                        .bean(org.springframework.r2dbc.core.DatabaseClient.class)
                                        .sql(
                                                "select count(*) from pg_stat_activity where"
                                                        + " wait_event_type = 'Lock'")
                                        .map(
                                                row ->
                                                        java.util.Objects.requireNonNull(
                                                                row.get(0, Long.class)))
                                        .one())
                .filter(waiting -> waiting > 0)
                .next()
                .then();
    }

    @Test
    void aFeeOfAnOlderAnnouncementSettlesNothing() {
        DeclarationId first = at.lodged();
        CrossingId id = at.inYard("24C-107.07", first);
        assertThat(at.column(id, "lacking")).isEmpty();

        at.gate.see(
                List.of(
                        new CrossingAmended(
                                id,
                                2,
                                vehicle(GATE, "24C-107.07", first, at.lodged()),
                                TRADER,
                                NOW.plusSeconds(20))));
        assertThat(at.column(id, "generation")).isEqualTo("2");
        at.gate.assess(List.of(new CargoDecided(id, NOW.plusSeconds(40))));

        assertThat(at.column(id, "lacking")).isEqualTo("FEE_DUE");
        at.run("update fee_account set generation = 2 where crossing_id = '" + id + "'");
        at.gate
                .bean(CrossingClock.class)
                .assess(NOW.plusSeconds(60))
                .block(ClearanceAtWork.PATIENCE);
        assertThat(at.column(id, "lacking")).isEmpty();
    }

    @Test
    void goodsOfAPriorityEnterpriseHavePriorityOnTheRoadToo() {
        at.run(
                """
                insert into priority_enterprise (scheme, number, name, effective_from, effective_to,
                  decision)
                values ('FOREIGN_ID', 'YN-53-0001', 'Yunnan Fruit',
                  (now() at time zone 'Asia/Ho_Chi_Minh')::date,
                  (now() at time zone 'Asia/Ho_Chi_Minh')::date, '1/QD')
                """);
        DeclarationId today = at.lodged();
        DeclarationId before = at.lodged(NOW.minus(Duration.ofDays(3)));

        CrossingId with = at.inYard("24C-108.08", today);
        CrossingId without = at.inYard("24C-109.09", before);
        CrossingId mixed = at.inYard("24C-110.10", today, before);

        assertThat(at.column(with, "priority")).isEqualTo("true");
        assertThat(at.column(without, "priority")).isEqualTo("false");
        assertThat(at.column(mixed, "priority")).isEqualTo("false");
    }

    @Test
    void aCameraThatReadsTheSameAgainAndAgainAsksOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            at.gate.see(
                    List.of(
                            reading(ReadingKind.YARD_ENTRY, "KB9", "29H-555.11", 10 + 2 * i, null),
                            reading(
                                    ReadingKind.YARD_ENTRY,
                                    "KB9",
                                    "29H-555.11",
                                    11 + 2 * i,
                                    null)));
        }
        at.read(ReadingKind.YARD_ENTRY, "KB9", "30A-999.99", 40);
        String yard = at.gate.token("dung", "yard");
        var first = json(at.http.get("/api/plate-questions?gate=LUNG-PO&limit=1", yard)).get(0);
        assertThat(first.path("plate").asString()).isEqualTo("30A99999");
        var next =
                json(at.http.get(
                                "/api/plate-questions?gate=LUNG-PO&limit=1&before="
                                        + first.path("id").asLong(),
                                yard))
                        .get(0);
        assertThat(next.path("plate").asString()).isEqualTo("29H55511");
        assertThat(next.path("seen").asInt()).isEqualTo(10);
    }

    @Test
    void aReadingThatMissedItsAnnouncementIsFoundLater() {
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-111.77", 5);
        // Neither instance saw what the other had not committed.
        at.run("update plate_question set plate = 'HIDDEN' where plate = '24C11177'");
        CrossingId id = at.announced("24C-111.77", at.lodged());
        at.run("update plate_question set plate = '24C11177' where plate = 'HIDDEN'");
        assertThat(at.column(id, "status")).isEqualTo("ANNOUNCED");

        at.gate.bean(CrossingClock.class).assess().block(ClearanceAtWork.PATIENCE);

        assertThat(at.column(id, "status")).isEqualTo("IN_YARD");
    }

    @Test
    void aPassageWasNotAllowedWhileItsDeclarationWasHeldHoweverLateThatIsHeardOf()
            throws Exception {
        DeclarationId declaration = at.lodged();
        CrossingId id = at.atBarrier("24C-112.12", declaration);
        heldAndReleased(declaration);

        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-112.12", 50);

        assertThat(at.column(id, "status")).isEqualTo("AT_BARRIER");
        assertThat(at.seen(id).at("/alarm/codes/0").asString())
                .isEqualTo("DECLARATION_NOT_CLEARED");
    }

    /** So long after the reading of these trials as they take. */
    private static void heldAndReleased(DeclarationId declaration) throws Exception {
        at.run(
                """
                update declaration set state = jsonb_set(state::jsonb, '{standing,marks,releasedAt}',
                  to_jsonb('%s'::text))::text where id = '%s'
                """
                        .formatted(NOW.plusSeconds(55), declaration));
    }

    @Test
    void whoWasFetchedBackByTwoCrossesLaterByACallOfItsOwn() throws Exception {
        CrossingId id = at.announced("24C-113.13", at.lodged(NOW.minusSeconds(100)));
        at.paid(id, 1);
        at.read(ReadingKind.YARD_ENTRY, "KB2", "24C-113.13", -50);
        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-113.13", -40);
        assertThat(at.seen(id).at("/alarm/codes/0").asString()).isEqualTo("NOT_CALLED");

        at.done(id, "fetched-back", "\"reason\":\"stopped at B1\"", "an", "border-guard");
        assertThat(at.seen(id).at("/proposal").has("person")).isFalse();
        assertThat(code(at.act(id, "proposal", "\"agreed\":true", "an", "border-guard")))
                .isEqualTo("SAME_OFFICER");
        at.done(id, "proposal", "\"agreed\":true", "binh", "border-guard");

        assertThat(at.seen(id).has("alarm")).isFalse();
        // The same reading again is no new passage.
        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-113.13", -40);
        assertThat(at.seen(id).has("alarm")).isFalse();
        int later = (int) Duration.between(NOW, Instant.now()).toSeconds() + 60;
        at.call(id, later);
        at.read(ReadingKind.BARRIER_PASSED, "B1", "24C-113.13", later + 60);
        assertThat(at.column(id, "status")).isEqualTo("CROSSED");
    }
}
