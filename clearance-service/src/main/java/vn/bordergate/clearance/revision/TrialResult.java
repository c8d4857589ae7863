package vn.bordergate.clearance.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;

/**
 * What a version would change, added up file by file.
 *
 * @param filesChanged files with another channel or other checks
 * @param channelShifts how many files from which channel to which
 * @param checksAdded how many files need a check that they did not need, by authority and kind
 * @param checksDropped the other way round
 * @param minutesBefore officers' minutes for all checks, by the plan for each kind
 */
record TrialResult(
        long filesChanged,
        Map<String, Long> channelShifts,
        Map<String, Long> checksAdded,
        Map<String, Long> checksDropped,
        long minutesBefore,
        long minutesAfter) {

    static final TrialResult NONE = new TrialResult(0, Map.of(), Map.of(), Map.of(), 0, 0);

    /** A file that something would change for. */
    record ChangedFile(
            CustomsChannel before, CustomsChannel after, List<String> added, List<String> dropped) {
        boolean isChanged() {
            return before != after || !added.isEmpty() || !dropped.isEmpty();
        }
    }

    static ChangedFile compare(
            CustomsChannel before,
            List<RequiredCheck> checksBefore,
            CustomsChannel after,
            List<RequiredCheck> checksAfter) {
        List<String> added = new ArrayList<>(names(checksAfter));
        added.removeAll(names(checksBefore));
        List<String> dropped = new ArrayList<>(names(checksBefore));
        dropped.removeAll(names(checksAfter));
        return new ChangedFile(before, after, added, dropped);
    }

    TrialResult with(ChangedFile file, int before, int after) {
        return new TrialResult(
                filesChanged + (file.isChanged() ? 1 : 0),
                file.before() == file.after()
                        ? channelShifts
                        : counted(channelShifts, List.of(file.before() + ">" + file.after())),
                counted(checksAdded, file.added()),
                counted(checksDropped, file.dropped()),
                minutesBefore + before,
                minutesAfter + after);
    }

    /**
     * Planned minutes of officers for a check; an assumption until the authorities measure theirs.
     */
    static int plannedMinutes(List<RequiredCheck> checks) {
        return checks.stream().mapToInt(check -> plannedMinutes(check.kind())).sum();
    }

    private static int plannedMinutes(CheckKind kind) {
        return switch (kind) {
            case DOCUMENT_CHECK -> 20;
            case PHYSICAL_INSPECTION -> 90;
            case SAMPLE, QUARANTINE_CERTIFICATE -> 30;
            case FEE -> 5;
        };
    }

    private static List<String> names(List<RequiredCheck> checks) {
        return checks.stream().map(check -> check.authority() + " " + check.kind()).toList();
    }

    private static Map<String, Long> counted(Map<String, Long> counts, List<String> more) {
        if (more.isEmpty()) {
            return counts;
        }
        Map<String, Long> sum = new TreeMap<>(counts);
        more.forEach(name -> sum.merge(name, 1L, Long::sum));
        return sum;
    }
}
