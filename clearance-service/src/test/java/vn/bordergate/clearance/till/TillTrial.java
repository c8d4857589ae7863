package vn.bordergate.clearance.till;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.bordergate.clearance.OverHttp.code;
import static vn.bordergate.clearance.OverHttp.json;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CallRevoked;
import vn.bordergate.events.CrossingAmended;
import vn.bordergate.events.CrossingAnnounced;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.FeePaid;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.events.FeeRefunded;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.LaneCalled;
import vn.bordergate.events.PayerNamed;

/** A passage is quoted, paid and given back at one machine, where payments are pretended. */
class TillTrial {

    private static AtTheTill till;

    @BeforeAll
    static void start() throws Exception {
        till = new AtTheTill();
    }

    @AfterAll
    static void stop() throws Exception {
        till.close();
    }

    @Test
    void anAnnouncedVehicleIsQuotedByTheTariffAndSaysWhy() throws Exception {
        CrossingId id = till.machines(9_999);
        JsonNode fee = till.fee(id);
        assertThat(fee.at("/outstandingVnd").asLong()).isEqualTo(210_000);
        assertThat(fee.at("/settled").asBoolean()).isFalse();
        assertThat(fee.at("/quoted/row").asString()).isEqualTo("FE-022");
        assertThat(fee.at("/quoted/reason").asString()).contains("Resolution 04/2019");
        assertThat(till.gate.published(FeeQuoted.class))
                .filteredOn(e -> e.crossingId().equals(id))
                .singleElement()
                .satisfies(
                        e -> {
                            assertThat(e.vnd()).isEqualTo(210_000);
                            assertThat(e.row()).isEqualTo("FE-022");
                        });
    }

    @Test
    void theTariffOfTheDayOfAnnouncingHoldsAlsoWhenItIsAmendedLater() throws Exception {
        var vehicle =
                till.vehicle(3_500, 0, till.lodged(AtTheTill.machinery()), AtTheTill.KIM_THANH);
        CrossingId before = till.announced(vehicle, Instant.parse("2020-07-31T16:59:59Z"));
        CrossingId after = till.announced(vehicle, Instant.parse("2020-07-31T17:00:00Z"));
        assertThat(till.fee(before).at("/dueVnd").asLong()).isEqualTo(120_000);
        assertThat(till.fee(after).at("/dueVnd").asLong()).isEqualTo(80_000);
        till.amended(
                before,
                2,
                till.vehicle(4_000, 0, vehicle.declarations().getFirst(), AtTheTill.KIM_THANH));
        assertThat(till.fee(before).at("/dueVnd").asLong()).isEqualTo(300_000);
    }

    @Test
    void aQuoteIsMadeAgainByTheTariffOfThen() throws Exception {
        var goods = till.lodged(AtTheTill.machinery());
        CrossingId id =
                till.announced(
                        till.vehicle(3_500, 0, goods, AtTheTill.KIM_THANH),
                        Instant.parse("2019-05-01T00:00:00Z"));
        till.amended(id, 2, till.vehicle(9_000, 0, goods, AtTheTill.KIM_THANH));
        JsonNode quotes =
                json(
                        till.http.get(
                                "/api/crossings/" + id + "/fee/quotes",
                                till.gate.token("hanh", "auditor")));
        assertThat(quotes).hasSize(2);
        for (JsonNode quote : quotes) {
            assertThat(quote.at("/same").asBoolean()).isTrue();
            assertThat(quote.at("/again")).isEqualTo(quote.at("/vnd"));
        }
        assertThat(quotes.at("/0/row").asString()).isEqualTo("FE-001");
        assertThat(quotes.at("/1/row").asString()).isEqualTo("FE-002");
    }

    @Test
    void whoAnnouncedItPaysAndGetsAReceiptAndNobodyElseLearnsOfIt() throws Exception {
        CrossingId id = till.machines(3_500);
        String stranger = till.gate.token("haulier-02", "trader");
        assertThat(till.pay(id, stranger).statusCode()).isEqualTo(404);
        assertThat(till.http.get("/api/crossings/" + id + "/fee", stranger).statusCode())
                .isEqualTo(404);

        JsonNode paid = till.paid(id, till.trader());
        assertThat(paid.at("/vnd").asLong()).isEqualTo(80_000);
        assertThat(paid.at("/pretended").asBoolean()).isTrue();
        JsonNode fee = till.fee(id);
        assertThat(fee.at("/settled").asBoolean()).isTrue();
        assertThat(fee.at("/receipts/0/number").asString()).startsWith("KIM-THANH-");
        assertThat(till.gate.published(FeePaid.class))
                .filteredOn(e -> e.crossingId().equals(id))
                .singleElement()
                .satisfies(e -> assertThat(e.vnd()).isEqualTo(80_000));
        assertThat(code(till.pay(id, till.trader()))).isEqualTo("FEE_NOTHING_DUE");
    }

    @Test
    void aColleagueForWhomTheGateVouchesPaysTooUntilItsWordEnds() throws Exception {
        CrossingId id = till.machines(3_500);
        CrossingId other = till.machines(3_500);
        Instant now = Instant.now();
        till.said(new PayerNamed(id, "colleague", now.plusSeconds(600), now));
        till.said(new PayerNamed(other, "colleague", now.minusSeconds(1), now.minusSeconds(600)));
        String colleague = till.gate.token("colleague", "trader");
        assertThat(till.http.get("/api/crossings/" + id + "/fee", colleague).statusCode())
                .isEqualTo(200);
        assertThat(till.pay(id, till.gate.token("haulier-02", "trader")).statusCode())
                .isEqualTo(404);
        assertThat(till.pay(other, colleague).statusCode()).isEqualTo(404);

        till.paid(id, colleague);

        assertThat(till.fee(id).at("/settled").asBoolean()).isTrue();
        assertThat(till.fee(id).at("/receipts/0/paidBy").asString()).isEqualTo("PROVIDER");
    }

    @Test
    void whoseWordTheGateHasTakenBackNeitherSeesNorPaysThoughTheyAnnouncedTheVehicle()
            throws Exception {
        CrossingId id = till.machines(3_500);
        String colleague = till.gate.token("colleague", "trader");
        Instant now = Instant.now();
        till.said(new PayerNamed(id, "colleague", now.plusSeconds(600), now));
        till.said(new PayerNamed(id, "colleague", now.plusSeconds(1), now.plusSeconds(1)));
        till.said(new PayerNamed(id, AtTheTill.HAULIER, now, now));
        // What is said of others forgets what is over, and not what was taken back.
        till.said(new PayerNamed(id, "another", now.plusSeconds(600), now.plusSeconds(60)));
        assertThat(till.pay(id, colleague).statusCode()).isEqualTo(404);
        assertThat(till.pay(id, till.trader()).statusCode()).isEqualTo(404);
        assertThat(till.http.get("/api/crossings/" + id + "/fee", till.trader()).statusCode())
                .isEqualTo(404);

        till.said(new PayerNamed(id, AtTheTill.HAULIER, now.plusSeconds(900), now.plusSeconds(70)));

        till.paid(id, till.trader());
    }

    @Test
    void thePageOfAFeeWaitsForTheWordThatIsOnItsWay() throws Exception {
        CrossingId id = till.machines(3_500);
        String colleague = till.gate.token("colleague", "trader");
        assertThat(till.http.page("/my-fees/" + id, colleague).statusCode()).isEqualTo(404);
        try (ExecutorService aside = Executors.newSingleThreadExecutor()) {
            var page = aside.submit(() -> till.http.page("/my-fees/" + id + "?named", colleague));
            Instant now = Instant.now();
            till.said(new PayerNamed(id, "colleague", now.plusSeconds(600), now));
            assertThat(page.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void noAmountCanBeNamed() throws Exception {
        CrossingId id = till.machines(3_500);
        var answer =
                till.http.post(
                        "/api/crossings/" + id + "/fee/payment", "{\"vnd\":1}", till.trader());
        assertThat(json(answer).at("/vnd").asLong()).isEqualTo(80_000);
    }

    @Test
    void atTheCounterANamedOfficerOfTheBoardTakesTheMoney() throws Exception {
        CrossingId id = till.machines(20_000);
        String program = till.gate.programToken("robot", "management-board");
        assertThat(code(till.pay(id, program))).isEqualTo("PERSON_NEEDED");
        String elsewhere = till.gate.tokenAt(List.of("LAO-CAI"), "tu", "management-board");
        assertThat(code(till.pay(id, elsewhere))).isEqualTo("FOREIGN_GATE");
        assertThat(till.pay(id, till.gate.token("hoa", "customs-officer")).statusCode())
                .isEqualTo(403);

        assertThat(till.paid(id, till.board("mai")).at("/paidBy").asString()).isEqualTo("COUNTER");
        assertThat(
                        till.one(
                                "select actor || ' ' || paid_by from fee_ledger where crossing_id"
                                        + " = '"
                                        + id
                                        + "'",
                                String.class))
                .isEqualTo("mai COUNTER");
        assertThat(trail()).contains("fee-paid", id.toString());
    }

    @Test
    void anAmendmentLeavesOrGivesBackTheDifference() throws Exception {
        DeclarationId goods = till.lodged(AtTheTill.machinery());
        CrossingId id =
                till.announced(till.vehicle(9_000, 0, goods, AtTheTill.KIM_THANH), AtTheTill.NOW);
        till.paid(id, till.trader());
        till.amended(id, 2, till.vehicle(18_000, 0, goods, AtTheTill.KIM_THANH));
        assertThat(till.fee(id).at("/outstandingVnd").asLong()).isEqualTo(590_000);
        assertThat(till.fee(id).at("/settled").asBoolean()).isFalse();
        till.paid(id, till.trader());
        till.amended(id, 3, till.vehicle(3_000, 0, goods, AtTheTill.KIM_THANH));
        assertThat(till.fee(id).at("/overpaidVnd").asLong()).isEqualTo(720_000);
        // An older word of the haulier that comes late changes nothing.
        till.amended(id, 2, till.vehicle(18_000, 0, goods, AtTheTill.KIM_THANH));
        assertThat(till.fee(id).at("/dueVnd").asLong()).isEqualTo(80_000);

        var back = till.refund(id, "TARIFF_CLASS_CHANGED", till.board("mai"));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
        assertThat(till.fee(id).at("/paidVnd").asLong()).isEqualTo(80_000);
        assertThat(till.gate.published(FeeRefunded.class))
                .filteredOn(e -> e.crossingId().equals(id))
                .extracting(FeeRefunded::vnd)
                .containsExactly(590_000L, 130_000L);
    }

    @Test
    void whatIsAmendedAfterTheCallComesTooLateForTheFeeAsForTheCrossing() throws Exception {
        DeclarationId goods = till.lodged(AtTheTill.machinery());
        CrossingId id =
                till.announced(till.vehicle(9_000, 0, goods, AtTheTill.KIM_THANH), AtTheTill.NOW);
        till.told(new LaneCalled(id, "T-1", "L-1", "2026-11", "Q-1", 0, null, AtTheTill.NOW));
        till.amended(id, 2, till.vehicle(18_000, 0, goods, AtTheTill.KIM_THANH));
        assertThat(till.fee(id).at("/dueVnd").asLong()).isEqualTo(210_000);
        till.told(new CallRevoked(id, "L-1", "LANE_CLOSED", AtTheTill.NOW));
        till.amended(id, 3, till.vehicle(18_000, 0, goods, AtTheTill.KIM_THANH));
        assertThat(till.fee(id).at("/dueVnd").asLong()).isEqualTo(800_000);
    }

    @Test
    void aVehicleWaitsForGoodsThatAreNotKnownYetAndIsQuotedWhenTheyAre() throws Exception {
        var goods = new DeclarationId(UUID.randomUUID());
        CrossingId id =
                till.announced(till.vehicle(3_500, 0, goods, AtTheTill.KIM_THANH), AtTheTill.NOW);
        assertThat(till.fee(id).at("/settled").asBoolean()).isFalse();
        assertThat(code(till.pay(id, till.trader()))).isEqualTo("FEE_NOT_QUOTED");

        till.lodged(goods, AtTheTill.machinery());
        sweep();
        assertThat(till.fee(id).at("/outstandingVnd").asLong()).isEqualTo(80_000);

        var transit =
                Consignments.imported("84713000", "10", "USD")
                        .of(vn.bordergate.events.TradeType.TEMP_IMPORT)
                        .content();
        till.gate.takeIn(
                List.of(new DeclarationAmended(goods, 2, transit, List.of(), AtTheTill.NOW, null)));
        sweep();
        assertThat(till.fee(id).at("/outstandingVnd").asLong()).isEqualTo(1_000_000);
    }

    @Test
    void receiptsOfAGateAreNumberedWithoutAGapAlsoWhenManyPayAtOnce() throws Exception {
        var gate = new GateCode("BAN-VUOC");
        List<CrossingId> waiting = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            waiting.add(
                    till.announced(
                            till.vehicle(3_500, 0, till.lodged(AtTheTill.machinery()), gate),
                            AtTheTill.NOW));
        }
        String token = till.trader();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> payments = new ArrayList<>();
            for (CrossingId id : waiting) {
                // Each twice at once: one of them finds nothing due, or pays what is refundable.
                payments.add(() -> till.pay(id, token).statusCode());
                payments.add(() -> till.pay(id, token).statusCode());
            }
            for (var done : many.invokeAll(payments)) {
                assertThat(done.get()).isIn(201, 409);
            }
        }
        String ofGate = " from fee_ledger where gate = 'BAN-VUOC'";
        assertThat(till.one("select count(*)" + ofGate, Long.class))
                .isEqualTo(till.one("select max(no)::bigint" + ofGate, Long.class))
                .isEqualTo(24);
    }

    @Test
    void ofAPassageThatWasNotMadeEverythingGoesBack() throws Exception {
        CrossingId id = till.machines(18_000);
        till.paid(id, till.board("mai"));
        assertThat(code(till.refund(id, "NOT_CROSSED", till.board("mai"))))
                .isEqualTo("FEE_NOTHING_TO_REFUND");
        till.ended(id);
        assertThat(code(till.refund(id, "PAID_TWICE", till.board("mai"))))
                .isEqualTo("FEE_REASON_UNFIT");
        var back = till.refund(id, "NOT_CROSSED", till.board("mai"));
        assertThat(json(back).at("/paidVnd").asLong()).isZero();
        assertThat(code(till.pay(id, till.trader()))).isEqualTo("FEE_PASSAGE_OVER");
    }

    @Test
    void aboveTheLimitItTakesTwoOfTheBoard() throws Exception {
        var goods =
                till.lodged(
                        Consignments.imported("24022000", "10", "USD")
                                .of(vn.bordergate.events.TradeType.TEMP_IMPORT)
                                .content());
        CrossingId id =
                till.announced(till.vehicle(9_000, 0, goods, AtTheTill.KIM_THANH), AtTheTill.NOW);
        till.paid(id, till.trader());
        till.ended(id);
        assertThat(
                        json(till.refund(id, "NOT_CROSSED", till.board("mai")))
                                .at("/refund/agreed")
                                .asBoolean())
                .isFalse();
        assertThat(till.fee(id).at("/receipts/0/returnedVnd").asLong()).isEqualTo(2_500_000);
        assertThat(ledgerRows(id)).isEqualTo(1);

        String sameUnderAnotherName = till.gate.tokenOfPerson("mai", "mai-2", "management-board");
        assertThat(code(till.answer(id, true, sameUnderAnotherName)))
                .isEqualTo("FEE_SECOND_PERSON");
        assertThat(till.answer(id, true, till.board("tuan")).statusCode()).isEqualTo(200);
        assertThat(ledgerRows(id)).isEqualTo(2);
        assertThat(code(till.answer(id, true, till.board("tuan"))))
                .isEqualTo("FEE_NO_REFUND_WAITING");
    }

    @Test
    void theEndOfAPassageMayBeHeardBeforeItsBeginning() throws Exception {
        var id = new CrossingId(UUID.randomUUID());
        till.ended(id);
        till.said(
                new vn.bordergate.events.CrossingAnnounced(
                        id,
                        1,
                        till.vehicle(
                                3_500, 0, till.lodged(AtTheTill.machinery()), AtTheTill.KIM_THANH),
                        new vn.bordergate.events.Actor(
                                vn.bordergate.events.ActorKind.DECLARANT, AtTheTill.HAULIER),
                        AtTheTill.NOW));
        assertThat(till.fee(id).at("/passage").asString()).isEqualTo("NOT_MADE");
        assertThat(till.fee(id).at("/dueVnd").asLong()).isZero();
    }

    @Test
    void theBookIsOnlyEverAddedTo() {
        for (String table : List.of("fee_ledger", "fee_quote", "fee_notice")) {
            assertThatThrownBy(() -> till.run("delete from " + table)).hasMessageContaining(table);
        }
    }

    @Test
    void whoeverLetsVehiclesPassSeesWhoseFeeIsSettled() throws Exception {
        CrossingId paid = till.machines(3_500);
        CrossingId unpaid = till.machines(3_500);
        till.paid(paid, till.trader());
        assertThat(
                        till.gate
                                .bean(SettledFees.class)
                                .among(
                                        Map.of(
                                                paid,
                                                1,
                                                unpaid,
                                                1,
                                                new CrossingId(UUID.randomUUID()),
                                                1))
                                .block(ClearanceAtWork.PATIENCE))
                .containsExactly(paid);
        // What was announced since was not quoted yet.
        assertThat(
                        till.gate
                                .bean(SettledFees.class)
                                .among(Map.of(paid, 2))
                                .block(ClearanceAtWork.PATIENCE))
                .isEmpty();
    }

    @Test
    void anAmendmentThatCameBetweenTwoCallsIsQuotedInTheEnd() throws Exception {
        DeclarationId carried = till.lodged(AtTheTill.machinery());
        var small = till.vehicle(3_500, 0, carried, AtTheTill.KIM_THANH);
        CrossingId id = till.announced(small, AtTheTill.NOW);
        var large = till.vehicle(28_000, 0, carried, AtTheTill.KIM_THANH);
        till.told(new LaneCalled(id, "N-1", "N1", "1", "QO-001", 0, null, AtTheTill.NOW));
        till.amended(id, 2, large);
        assertThat(generation(id)).isEqualTo(1);
        // The call had been taken back, and the crossing took the amendment.
        till.gate.see(
                List.of(
                        new CrossingAnnounced(id, 1, small, BY, AtTheTill.NOW),
                        new CrossingAmended(id, 2, large, BY, AtTheTill.NOW)));

        till.gate.bean(AnnouncementWatch.class).sweep().block(ClearanceAtWork.PATIENCE);

        assertThat(generation(id)).isEqualTo(2);
        assertThat(
                        till.one(
                                "select capacity_kg from fee_account where crossing_id = '"
                                        + id
                                        + "'",
                                Integer.class))
                .isEqualTo(28_000);
    }

    private static final Actor BY = new Actor(ActorKind.DECLARANT, AtTheTill.HAULIER);

    private static int generation(CrossingId id) {
        return till.one(
                "select generation from fee_account where crossing_id = '" + id + "'",
                Integer.class);
    }

    @Test
    void anOfficerReadsTheFeesOfTheirOwnGatesAlone() throws Exception {
        CrossingId id = till.machines(3_500);
        String path = "/api/crossings/" + id + "/fee";
        for (String gate : List.of("KIM-THANH", "MUONG-KHUONG")) {
            String token = till.gate.tokenAt(List.of(gate), "quang", "management-board");
            HttpResponse<String> answer = till.http.get(path, token);
            assertThat(answer.statusCode()).isEqualTo(gate.equals("KIM-THANH") ? 200 : 403);
            HttpResponse<String> quotes = till.http.get(path + "/quotes", token);
            assertThat(quotes.statusCode()).isEqualTo(answer.statusCode());
        }
        String elsewhere = till.gate.tokenAt(List.of("MUONG-KHUONG"), "quang", "management-board");
        assertThat(code(till.http.get(path, elsewhere))).isEqualTo("FOREIGN_GATE");
    }

    @Test
    void aNoteOfARefundHoldsNothingThatIsNotSeen() throws Exception {
        CrossingId id = till.machines(3_500);
        String path = "/api/crossings/" + id + "/fee/refund";
        String body = "{\"reason\":\"PAID_TWICE\",\"note\":\"back\\u202ewards\"}";
        assertThat(code(till.http.post(path, body, till.board("hoa"))))
                .isEqualTo("TEXT_CHARACTERS");
    }

    private static void sweep() {
        till.gate.bean(GoodsWatch.class).sweep().block(ClearanceAtWork.PATIENCE);
    }

    private static long ledgerRows(CrossingId id) {
        return till.one(
                "select count(*) from fee_ledger where crossing_id = '" + id + "'", Long.class);
    }

    private static String trail() {
        return till.one(
                "select string_agg(events, ' ') from decision where events like '%fee-%'",
                String.class);
    }
}
