package vn.bordergate.stats.fold;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.EventType;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsClass;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.VehicleCrossed;

/** Adds a batch of events up into how many took how long, and what checks have found. */
public final class StudyBatch {

    /** Of how long anything took, and of what was found; the other events say nothing of either. */
    public static final Set<EventType> COUNTED =
            Set.of(EventType.VEHICLE_CROSSED, EventType.CHECK_ANSWERED);

    private final SortedMap<StudyKey, Long> times = new TreeMap<>();
    private final SortedMap<CheckKey, CheckCounts> checks = new TreeMap<>();

    private StudyBatch() {}

    /** What is to be added, in the order in which rows are to be locked. */
    public record Change(
            SortedMap<StudyKey, Long> times, SortedMap<CheckKey, CheckCounts> checks) {}

    /** Folds events in any order; each says all that is needed to count it. */
    public static Change fold(List<? extends PublishedEvent> events) {
        StudyBatch batch = new StudyBatch();
        for (PublishedEvent event : events) {
            if (event instanceof VehicleCrossed crossed) {
                batch.crossed(crossed);
            } else if (event instanceof CheckAnswered answered) {
                batch.answered(answered);
            }
        }
        return new Change(
                Collections.unmodifiableSortedMap(batch.times),
                Collections.unmodifiableSortedMap(batch.checks));
    }

    private void crossed(VehicleCrossed e) {
        Instant arrived = e.enteredYardAt();
        // Said to have come when it crossed: confirmed by officers, and never seen in a yard.
        if (!arrived.isBefore(e.at())) {
            return;
        }
        Subject subject = new Subject(e.gate(), e.direction(), e.channel(), e.goods());
        count(StudyKey.ARRIVAL_TO_CROSSING, subject, arrived, e.at(), e.at());
        Instant cleared = e.clearedAt();
        if (cleared != null) {
            // Cleared before it came it waited no time for it.
            count(StudyKey.ARRIVAL_TO_RELEASE, subject, arrived, cleared, e.at());
        }
    }

    /** An answer of before it said where it was given cannot be counted. */
    private void answered(CheckAnswered e) {
        GateCode gate = e.gate();
        Direction direction = e.direction();
        if (gate == null || direction == null) {
            return;
        }
        checks.merge(
                new CheckKey(day(e.at()), gate, e.authority(), e.kind()),
                new CheckCounts(1, e.outcome() == CheckOutcome.FAILED ? 1 : 0),
                CheckCounts::plus);
        Instant since = e.since();
        if (since != null) {
            count(
                    StudyKey.CHECK + e.authority().name(),
                    new Subject(gate, direction, e.channel(), null),
                    since,
                    e.at(),
                    e.at());
        }
    }

    private void count(
            String measure, Subject subject, Instant begun, Instant ended, Instant counted) {
        times.merge(
                new StudyKey(
                        day(counted),
                        measure,
                        subject.gate,
                        subject.direction,
                        subject.channel == null ? "" : subject.channel.name(),
                        subject.goods == null ? "" : subject.goods.name(),
                        begun.atZone(VehicleStay.ZONE).getHour(),
                        Durations.bucket(Duration.between(begun, ended))),
                1L,
                Math::addExact);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, VehicleStay.ZONE);
    }

    /** What all times of one event share. */
    private record Subject(
            GateCode gate,
            Direction direction,
            @Nullable CustomsChannel channel,
            @Nullable GoodsClass goods) {}
}
