package vn.bordergate.ingest.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file as its sender sees it.
 *
 * @param progress while it is being worked on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SheetView(
        UUID fileId,
        String name,
        FileKind kind,
        SheetFile.State state,
        Tally tally,
        Instant changedAt,
        Pace.@Nullable Look progress,
        Links links) {

    static final String PATH = "/api/bulk/";

    /** Where to go from here. */
    record Links(String self, String progress, String faults, String correction, String lodge) {}

    static SheetView of(SheetFile file, Pace.@Nullable Look look) {
        String self = PATH + file.fileId();
        return new SheetView(
                file.fileId(),
                file.name(),
                file.kind(),
                file.state(),
                file.tally(),
                file.changedAt(),
                file.state().isSettled() ? null : look,
                new Links(
                        self,
                        self + "/progress",
                        self + "/faults",
                        self + "/correction",
                        self + "/lodge"));
    }
}
