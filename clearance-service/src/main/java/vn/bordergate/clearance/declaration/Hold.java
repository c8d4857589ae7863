package vn.bordergate.clearance.declaration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;

/** Goods may not leave the supervision area (tạm dừng đưa hàng qua khu vực giám sát). */
public record Hold(Origin origin, String reasonCode, @Nullable String note, Actor by, Instant at) {

    /** Whose hold it is; each may stand beside the other and is released by itself. */
    public enum Origin {
        /** Of the customs system, by a notice. */
        CUSTOMS,
        /** Of an officer at the gate. */
        OFFICER
    }
}
