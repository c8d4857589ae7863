package vn.bordergate.clearance.calling;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.QueuePlaceTold.Expected;

/**
 * Where a vehicle stands, as others are told of it.
 *
 * @param place none while it cannot be called
 * @param expected none where no time can be told
 */
record PlaceNews(
        UUID crossing,
        String ticket,
        @Nullable Integer place,
        String because,
        int overtaken,
        @Nullable Expected expected) {

    /** A time that has moved by less is the same to whoever waits. */
    static final Duration MOVED_MIN = Duration.ofMinutes(2);

    static PlaceNews of(Standings.Stand stand) {
        StandingWriter.Stood stood = stand.stood();
        Expectation expected = stand.expected();
        return new PlaceNews(
                stood.crossing(),
                stand.standee().vehicle().ticket(),
                stood.place(),
                stood.because(),
                stood.overtaken(),
                expected == null
                        ? null
                        : new Expected(expected.early(), expected.mid(), expected.late()));
    }

    /** Whether it says something else than what was told before. */
    boolean differsFrom(@Nullable PlaceNews told) {
        return told == null
                || !Objects.equals(place, told.place)
                || !because.equals(told.because)
                || overtaken != told.overtaken
                || hasMoved(told.expected);
    }

    private boolean hasMoved(@Nullable Expected before) {
        if (expected == null || before == null) {
            return expected != before;
        }
        return isApart(expected.early(), before.early())
                || isApart(expected.mid(), before.mid())
                || isApart(expected.late(), before.late());
    }

    private static boolean isApart(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(MOVED_MIN) >= 0;
    }

    QueuePlaceTold at(Instant now) {
        return new QueuePlaceTold(
                new CrossingId(crossing), ticket, place, because, overtaken, expected, now);
    }
}
