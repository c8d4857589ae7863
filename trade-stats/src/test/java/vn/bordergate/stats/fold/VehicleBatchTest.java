package vn.bordergate.stats.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.CrossingEnded;
import vn.bordergate.events.CrossingEnding;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.TicketIssued;
import vn.bordergate.events.VehicleCrossed;
import vn.bordergate.events.VehicleReturned;
import vn.bordergate.stats.Passages;
import vn.bordergate.stats.Passages.Vehicle;

class VehicleBatchTest {

    private static final Vehicle LORRY = Passages.fresh(1, "KIM-THANH");

    /** Ten in the morning at the gate. */
    private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");

    /** Eight in the evening there. */
    private static final Instant EIGHT = Instant.parse("2026-11-22T13:00:00Z");

    private final Map<CrossingId, VehicleStay> stays = new HashMap<>();
    private final TreeMap<VehicleKey, VehicleCounts> counts = new TreeMap<>();

    @Test
    void aVehicleThatCrossesIsCountedOnTheDayAtTheGate() {
        Instant afterMidnightThere = Instant.parse("2026-11-22T17:30:00Z");
        fold(LORRY.ticket(TEN), LORRY.called(TEN), LORRY.crossed(TEN, afterMidnightThere));

        assertThat(stays).isEmpty();
        assertThat(count("2026-11-23").crossed()).isEqualTo(1);
        assertThat(count("2026-11-22").waiting()).isEqualTo(1);
    }

    @Test
    void whoComesAtEightIsWaitingAndWhoLeavesAtEightIsNot() {
        Vehicle other = Passages.fresh(2, "KIM-THANH");
        fold(LORRY.ticket(EIGHT), other.ticket(TEN));
        fold(LORRY.crossed(EIGHT, EIGHT.plusSeconds(1)), other.crossed(TEN, EIGHT));

        assertThat(count("2026-11-22").waiting()).isEqualTo(1);
        assertThat(count("2026-11-22").crossed()).isEqualTo(2);
    }

    @Test
    void aCallThatIsCalledOffLeavesItWaiting() {
        fold(LORRY.ticket(TEN), LORRY.called(TEN));
        assertThat(stay().called()).isTrue();

        fold(LORRY.calledOff(TEN));
        assertThat(stay().called()).isFalse();
    }

    @Test
    void oneThatWasNeverInAYardIsTurnedBackAllTheSame() {
        fold(LORRY.ended(CrossingEnding.TURNED_BACK, TEN));

        assertThat(count("2026-11-22").turnedBack()).isEqualTo(1);
    }

    @Test
    void oneThatDidNotComeIsNotTurnedBack() {
        fold(LORRY.ended(CrossingEnding.NO_SHOW, TEN));

        assertThat(counts).isEmpty();
    }

    @Test
    void movedToAnotherYardItHasWaitedSinceTheFirst() {
        fold(LORRY.ticket(TEN), LORRY.called(TEN), LORRY.ticket(EIGHT.plusSeconds(60)));

        assertThat(stay().enteredAt()).isEqualTo(TEN);
        assertThat(stay().called()).isFalse();
    }

    @Test
    void anEventOfBeforeItSaidWhatKindOfVehicleItWasIsPassedOver() {
        fold(
                new TicketIssued(LORRY.id(), "X-0001", "KB2", TEN),
                new CrossingEnded(
                        LORRY.id(),
                        new GateCode("KIM-THANH"),
                        CrossingEnding.TURNED_BACK,
                        null,
                        TEN));

        assertThat(stays).isEmpty();
        assertThat(counts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,7", "3,50", "20261122,1000"})
    void aSeededHistoryFoldedInBatchesEqualsItsRecount(long seed, int batch) {
        List<ClearanceCrossingEvent> events = Passages.history(seed, 300);

        for (int from = 0; from < events.size(); from += batch) {
            fold(
                    events.subList(from, Math.min(events.size(), from + batch))
                            .toArray(ClearanceCrossingEvent[]::new));
        }

        assertThat(sum().crossed())
                .isEqualTo(events.stream().filter(VehicleCrossed.class::isInstance).count());
        assertThat(sum().returned())
                .isEqualTo(events.stream().filter(VehicleReturned.class::isInstance).count());
        assertThat(sum().turnedBack()).isEqualTo(turnedBack(events));
        assertThat(sum().waiting()).isEqualTo(waited(events));
        assertThat(stays.keySet()).isEqualTo(stillThere(events));
    }

    private void fold(ClearanceCrossingEvent... events) {
        VehicleBatch.Change change = VehicleBatch.fold(stays, List.of(events));
        stays.keySet().removeAll(change.gone());
        stays.putAll(change.put());
        change.counts().forEach((key, more) -> counts.merge(key, more, VehicleCounts::plus));
    }

    private VehicleStay stay() {
        return Objects.requireNonNull(stays.get(LORRY.id()));
    }

    private VehicleCounts count(String day) {
        return counts.entrySet().stream()
                .filter(e -> e.getKey().day().equals(LocalDate.parse(day)))
                .map(Map.Entry::getValue)
                .reduce(new VehicleCounts(0, 0, 0, 0), VehicleCounts::plus);
    }

    private VehicleCounts sum() {
        return counts.values().stream().reduce(new VehicleCounts(0, 0, 0, 0), VehicleCounts::plus);
    }

    private static long turnedBack(List<ClearanceCrossingEvent> events) {
        return events.stream()
                .filter(
                        e ->
                                e instanceof CrossingEnded ended
                                        && ended.ending() == CrossingEnding.TURNED_BACK)
                .count();
    }

    /** Also one whose goods went over to another vehicle, and which goes back from the yard. */
    private static boolean leaves(ClearanceCrossingEvent event) {
        return event instanceof VehicleCrossed
                || event instanceof CrossingEnded
                || event instanceof VehicleReturned;
    }

    /** Every hour of every stay looked at, where the fold reckons. */
    private static long waited(List<ClearanceCrossingEvent> events) {
        Map<CrossingId, Instant> since = new HashMap<>();
        long waited = 0;
        for (ClearanceCrossingEvent event : events) {
            if (event instanceof TicketIssued ticket) {
                since.put(ticket.crossingId(), ticket.at());
            } else if (leaves(event)) {
                Instant from = since.remove(event.crossingId());
                for (Instant t = from; t != null && t.isBefore(event.at()); t = t.plusSeconds(60)) {
                    if (t.atZone(VehicleStay.ZONE).toLocalTime().equals(VehicleStay.STOCK_TAKEN)) {
                        waited++;
                    }
                }
            }
        }
        return waited;
    }

    private static Set<CrossingId> stillThere(List<ClearanceCrossingEvent> events) {
        Set<CrossingId> there = new HashSet<>();
        for (ClearanceCrossingEvent event : events) {
            if (event instanceof TicketIssued) {
                there.add(event.crossingId());
            } else if (leaves(event)) {
                there.remove(event.crossingId());
            }
        }
        return there;
    }
}
