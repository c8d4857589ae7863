package vn.bordergate.stats.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.fold.FactBatch;

class RecountingTest {

    private final RememberedLog log = new RememberedLog(6);

    @ParameterizedTest
    @CsvSource({"1,1000000", "2,1000000", "3,300", "4,100", "20261122,50"})
    void aSeededHistoryFoldedInBatchesEqualsItsRecount(long seed, int factsPerPassMax) {
        List<TradeFact> facts = Facts.history(seed, 250);
        facts.forEach(log::send);

        RecountResult result = recount(folded(facts), log.ends(), factsPerPassMax);

        assertThat(result.violations()).isEmpty();
        assertThat(result.differences()).isEmpty();
        assertThat(result.equal()).isTrue();
        assertThat(result.factsRead()).isEqualTo(facts.size());
        assertThat(result.passes()).isEqualTo(facts.size() / factsPerPassMax + 1);
    }

    @Test
    void aRepeatInTheLogIsSkippedByItsPlace() {
        List<TradeFact> facts = Facts.history(5, 40);
        facts.forEach(log::send);
        log.repeatLast(17);

        RecountResult result = recount(folded(facts), log.ends(), 1_000);

        assertThat(result.equal()).isTrue();
        assertThat(result.repeatsSkipped()).isEqualTo(17);
    }

    @Test
    void aTotalThatIsACentOffIsFound() {
        List<TradeFact> facts = Facts.history(6, 40);
        facts.forEach(log::send);
        CellLedger live = folded(facts);
        String cell = "2026-11-22|KIM-THANH|EXPORT|EXPORT|CLEARED|0810|CN|CNY";
        live.live(cell, BigDecimal.ZERO, new long[] {1, 0, 0, 0, 0, 0});

        RecountResult result = recount(live, log.ends(), 1_000);

        assertThat(result.equal()).isFalse();
        assertThat(result.cellsDiffering()).isEqualTo(1);
        Difference difference = result.differences().getFirst();
        assertThat(difference.cell()).isEqualTo(cell);
        assertThat(difference.live().usdCents()).isEqualTo(difference.recounted().usdCents() + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gate_total|2026-11-22|KIM-THANH|EXPORT|EXPORT|CLEARED",
                "gate_ever|KIM-THANH|EXPORT|CLEARED",
                "month_total|2026-11-01|KIM-THANH|EXPORT|EXPORT|CLEARED|08",
                "park_total|2026-11-22|KIM-THANH|EXPORT|EXPORT|CLEARED|TANG-LOONG",
                "channel_total|2026-11-22|KIM-THANH|EXPORT|GREEN",
                "gate_hour|2026-11-22|KIM-THANH|EXPORT|CLEARED|10",
                "declarant_group|2026-11-01|KIM-THANH|EXPORT|EXPORT|CLEARED|0810|3"
            })
    void aTableBesideTheTotalsThatIsOffIsFoundToo(String cell) {
        TradeFact fact =
                Facts.by(
                        3,
                        Facts.cleared(
                                new UUID(0, 7),
                                "KIM-THANH",
                                Facts.DAY,
                                CustomsChannel.GREEN,
                                "TANG-LOONG"));
        log.send(fact);
        CellLedger live = folded(List.of(fact));
        assertThat(recount(live, log.ends(), 1_000).equal()).isTrue();

        CellLedger forged = folded(List.of(fact));
        forged.live(cell, BigDecimal.ZERO, new long[] {0, 0, 0, 0, 1, 0});

        RecountResult result = recount(forged, log.ends(), 1_000);
        assertThat(result.differences()).extracting(Difference::cell).containsExactly(cell);
        Difference.Figures off = result.differences().getFirst().live();
        Difference.Figures right = result.differences().getFirst().recounted();
        assertThat(off.declarations()).isEqualTo(right.declarations() + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T16:59:59Z,23",
        "2026-11-22T17:00:00Z,24",
        "2026-11-21T16:59:59Z,0",
        "2026-11-21T17:00:00Z,0",
        "2026-11-21T18:00:00Z,1"
    })
    void anHourIsOneOfTheDayAtTheGates(Instant at, int hour) {
        TradeFact fact = Facts.durian(Stage.CLEARED).reversed(at);
        log.send(fact);

        RecountResult result = recount(new CellLedger(1_000), log.ends(), 1_000);

        assertThat(result.differences())
                .extracting(Difference::cell)
                .contains("gate_hour|2026-11-22|KIM-THANH|EXPORT|CLEARED|" + hour);
    }

    @Test
    void aFactThatWasNeverFoldedIsFound() {
        List<TradeFact> facts = Facts.history(8, 40);
        facts.forEach(log::send);

        RecountResult result =
                recount(folded(facts.subList(0, facts.size() - 1)), log.ends(), 1_000);

        assertThat(result.differences())
                .extracting(difference -> difference.cell().split("\\|", -1)[0])
                .contains(facts.getLast().day().toString())
                .contains("gate_total", "gate_ever", "month_total", "park_total");
    }

    @Test
    void onlyWhatTheTotalsHaveFoldedIsCounted() {
        List<TradeFact> facts = Facts.history(9, 40);
        facts.forEach(log::send);
        Map<Integer, Long> stand = log.ends();
        Facts.history(10, 20).forEach(log::send);

        assertThat(recount(folded(facts), stand, 1_000).equal()).isTrue();
    }

    @Test
    void aDeclarationCountedTwiceIsFoundThoughEveryCellAgrees() {
        TradeFact durian = Facts.durian(Stage.CLEARED);
        List<TradeFact> twice = List.of(durian, durian);
        twice.forEach(log::send);

        RecountResult result = recount(folded(twice), log.ends(), 1_000);

        assertThat(result.cellsDiffering()).isZero();
        assertThat(result.equal()).isFalse();
        assertThat(result.violations())
                .containsExactly(
                        new Violation(new UUID(0, 1), "CLEARED", 1, Violation.Kind.NOT_ONCE));
    }

    @Test
    void twoGenerationsThatCountAtOnceAreFound() {
        List<TradeFact> facts = List.of(cleared(1, "0810"), cleared(2, "0803"));
        facts.forEach(log::send);

        RecountResult result = recount(folded(facts), log.ends(), 1_000);

        assertThat(result.violations())
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.TWO_GENERATIONS);
    }

    @Test
    void aCorrectionOfWhichOnlyHalfIsFoldedYetIsNoViolation() {
        TradeFact first = cleared(1, "0810");
        TradeFact second = cleared(2, "2704");
        log.send(first);
        log.send(second);
        Map<Integer, Long> stand = log.ends();
        log.send(first.reversed(Facts.AT));

        RecountResult result = recount(folded(List.of(first, second)), stand, 1_000);

        assertThat(result.violations()).isEmpty();
        assertThat(result.equal()).isTrue();
    }

    @Test
    void whatIsNoFactIsCountedAsUnreadable() {
        log.send(Facts.durian(Stage.CLEARED));
        log.sendText("not json");
        log.sendText("{\"sign\":1}");

        RecountResult result =
                recount(folded(List.of(Facts.durian(Stage.CLEARED))), log.ends(), 1_000);

        assertThat(result.unreadable()).isEqualTo(2);
        assertThat(result.equal()).isTrue();
    }

    @Test
    void anEventOfATypeThatTheFoldDoesNotReadIsNotCounted() {
        TradeFact durian = Facts.durian(Stage.CLEARED);
        log.send(durian);
        log.sendAs("vn.bordergate.trade.fact.v2", durian);
        log.sendAs("", durian);

        RecountResult result = recount(folded(List.of(durian)), log.ends(), 1_000);

        assertThat(result.equal()).isTrue();
        assertThat(result.factsRead()).isEqualTo(1);
        assertThat(result.unreadable()).isEqualTo(2);
    }

    private RecountResult recount(CellLedger live, Map<Integer, Long> stand, int factsPerPassMax) {
        try {
            return new Recounting(
                            log,
                            new LiveCopy(stand, live),
                            factsPerPassMax,
                            () -> {},
                            records -> {})
                    .run(System.nanoTime());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TradeFact cleared(int generation, String heading) {
        return Facts.fact(
                new UUID(0, 1),
                generation,
                Stage.CLEARED,
                "KIM-THANH",
                heading,
                "CNY",
                100,
                1,
                Facts.DAY);
    }

    /** What the totals hold when they folded these facts a hundred at a time. */
    private static CellLedger folded(List<TradeFact> facts) {
        CellLedger ledger = new CellLedger(100_000);
        for (int from = 0; from < facts.size(); from += 100) {
            List<TradeFact> batch = facts.subList(from, Math.min(facts.size(), from + 100));
            FactBatch.fold(new ArrayList<>(batch))
                    .forEach(
                            (key, measures) ->
                                    ledger.live(
                                            RecountedFact.cell(
                                                    key.day().toString(),
                                                    key.gate().value(),
                                                    key.direction().name(),
                                                    key.tradeType().name(),
                                                    key.stage().name(),
                                                    key.heading(),
                                                    key.partner().value(),
                                                    key.currency().value()),
                                            measures.amount(),
                                            new long[] {
                                                measures.sums().usdCents(),
                                                measures.sums().vnd(),
                                                measures.sums().factsWithoutVnd(),
                                                measures.sums().netMassGrams(),
                                                measures.sums().declarations(),
                                                measures.sums().facts()
                                            }));
            beside(ledger, batch);
            hours(ledger, batch);
        }
        return ledger;
    }

    /** The same facts as the tables beside the totals hold them. */
    private static void beside(CellLedger ledger, List<TradeFact> facts) {
        for (TradeFact fact : facts) {
            String gate = fact.gate() + "|" + fact.direction();
            String place = gate + "|" + fact.tradeType() + "|" + fact.stage();
            live(ledger, fact, "gate_total|" + fact.day() + "|" + place);
            live(ledger, fact, "gate_ever|" + gate + "|" + fact.stage());
            String month = fact.day().withDayOfMonth(1) + "|" + place;
            live(ledger, fact, "month_total|" + month + "|" + fact.heading().substring(0, 2));
            Integer group = fact.declarantGroup();
            if (group != null) {
                String goods = month + "|" + fact.heading() + "|" + group;
                ledger.live(
                        "declarant_group|" + goods,
                        BigDecimal.ZERO,
                        new long[] {0, 0, 0, 0, 0, fact.sign()});
            }
            if (fact.park() != null) {
                live(ledger, fact, "park_total|" + fact.day() + "|" + place + "|" + fact.park());
            }
            if (fact.channel() != null) {
                ledger.live(
                        "channel_total|" + fact.day() + "|" + gate + "|" + fact.channel(),
                        BigDecimal.ZERO,
                        new long[] {0, 0, 0, 0, fact.sign() * fact.declarations(), 0});
            }
        }
    }

    private static void hours(CellLedger ledger, List<TradeFact> facts) {
        FactBatch.byHour(facts)
                .forEach(
                        (key, sums) ->
                                ledger.live(
                                        RecountedFact.cell(
                                                "gate_hour",
                                                key.day().toString(),
                                                key.gate().value(),
                                                key.direction().name(),
                                                key.stage().name(),
                                                Integer.toString(key.hour())),
                                        BigDecimal.ZERO,
                                        new long[] {
                                            sums.usdCents(), 0, 0, 0, sums.declarations(), 0
                                        }));
    }

    private static void live(CellLedger ledger, TradeFact fact, String cell) {
        Long vnd = fact.vnd();
        ledger.live(
                cell,
                BigDecimal.ZERO,
                new long[] {
                    fact.sign() * fact.usdCents(),
                    vnd == null ? 0 : fact.sign() * vnd,
                    vnd == null ? fact.sign() : 0,
                    fact.sign() * fact.netMassGrams(),
                    fact.sign() * fact.declarations(),
                    1
                });
    }
}
