package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;

/**
 * What times are counted by.
 *
 * @param day on which it ended
 * @param measure such as {@code ARRIVAL_TO_RELEASE} or {@code CHECK_CUSTOMS}
 * @param channel empty where there is none
 * @param goods empty where it is not told
 * @param hour at the gate, in which it began
 */
public record StudyKey(
        LocalDate day,
        String measure,
        GateCode gate,
        Direction direction,
        String channel,
        String goods,
        int hour,
        int bucket)
        implements Comparable<StudyKey> {

    /** From its coming into the yard until all that it carries was cleared. */
    public static final String ARRIVAL_TO_RELEASE = "ARRIVAL_TO_RELEASE";

    /** From its coming into the yard until it had crossed. */
    public static final String ARRIVAL_TO_CROSSING = "ARRIVAL_TO_CROSSING";

    /** With the name of the authority behind it: from the check's beginning to its answer. */
    public static final String CHECK = "CHECK_";

    private static final Comparator<StudyKey> ORDER =
            Comparator.comparing(StudyKey::day)
                    .thenComparing(StudyKey::measure)
                    .thenComparing(key -> key.gate().value())
                    .thenComparing(StudyKey::direction)
                    .thenComparing(StudyKey::channel)
                    .thenComparing(StudyKey::goods)
                    .thenComparing(StudyKey::hour)
                    .thenComparing(StudyKey::bucket);

    /** In the order in which rows are to be locked. */
    @Override
    public int compareTo(StudyKey other) {
        return ORDER.compare(this, other);
    }
}
