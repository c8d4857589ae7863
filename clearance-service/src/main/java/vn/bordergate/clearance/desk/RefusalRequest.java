package vn.bordergate.clearance.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.Fault;

/** An officer's refusal of a whole declaration, as it was sent. */
record RefusalRequest(
        @Nullable RefusalReason reason, @Nullable String note, @Nullable Integer version) {

    /** Why an officer may refuse a declaration whatever its checks say. */
    enum RefusalReason {
        PROHIBITED_GOODS,
        FALSE_DECLARATION,
        LICENCE_MISSING
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        if (reason == null) {
            faults.add(Fault.at("/reason", "FIELD_MISSING"));
        }
        if (version == null) {
            faults.add(Fault.at("/version", "FIELD_MISSING"));
        }
        faults.addAll(DecisionRequest.noteFaults(note, ""));
        return faults;
    }
}
