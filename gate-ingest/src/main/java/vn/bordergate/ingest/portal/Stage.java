package vn.bordergate.ingest.portal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.DeclaredFiles.DeclaredFile;
import vn.bordergate.ingest.declaring.DeclaredFiles.Vehicle;
import vn.bordergate.ingest.tracking.CrossingStatus;
import vn.bordergate.ingest.tracking.Status;

/**
 * One of the five stages that every consignment goes through.
 *
 * @param name key of its text
 * @param dueAt until when it is to be done, where that is known
 */
record Stage(String name, Mark mark, @Nullable Instant dueAt) {

    enum Mark {
        DONE,
        NOW,
        AHEAD,
        /** It ended here. */
        STOPPED
    }

    private static final Set<Status> CLEARED = Set.of(Status.CLEARED, Status.PASSED);
    private static final Set<Status> ENDED =
            Set.of(Status.REFUSED, Status.EXPIRED, Status.WITHDRAWN, Status.WITHDRAWAL_REQUESTED);
    private static final Set<CrossingStatus> IN_YARD =
            Set.of(CrossingStatus.IN_YARD, CrossingStatus.READY);
    private static final Set<CrossingStatus> CALLED =
            Set.of(CrossingStatus.CALLED, CrossingStatus.AT_BARRIER);
    private static final Set<CrossingStatus> CROSSED =
            Set.of(CrossingStatus.CROSSED, CrossingStatus.RETURNED);

    /** In their order; what is cleared may have its vehicle in the yard before or after. */
    static List<Stage> of(DeclaredFile file) {
        boolean cleared = CLEARED.contains(file.status());
        boolean ended = ENDED.contains(file.status());
        boolean crossed = file.status() == Status.PASSED || allCrossed(file.vehicles());
        boolean called = crossed || any(file.vehicles(), CALLED);
        boolean inYard = called || any(file.vehicles(), IN_YARD);
        Instant due =
                file.heard() && file.progress().followed() != null
                        ? file.progress().followed().appointment()
                        : null;
        return List.of(
                new Stage("DECLARED", Mark.DONE, null),
                new Stage("CHECKED", mark(cleared, !cleared, ended), cleared ? null : due),
                new Stage("YARD", mark(inYard, cleared, ended), null),
                new Stage("CALLED", mark(called, cleared && inYard, ended), null),
                new Stage("CROSSED", mark(crossed, called, ended), null));
    }

    private static Mark mark(boolean done, boolean now, boolean ended) {
        if (done) {
            return Mark.DONE;
        }
        return ended ? Mark.STOPPED : now ? Mark.NOW : Mark.AHEAD;
    }

    private static boolean any(List<Vehicle> vehicles, Set<CrossingStatus> of) {
        return vehicles.stream().anyMatch(v -> of.contains(v.status()));
    }

    private static boolean allCrossed(List<Vehicle> vehicles) {
        return any(vehicles, CROSSED)
                && vehicles.stream()
                        .allMatch(v -> CROSSED.contains(v.status()) || v.status().ended());
    }
}
