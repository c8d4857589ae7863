package vn.bordergate.clearance.calling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measure as the audit trail keeps it. The names of the kinds are part of what is sealed: a
 * record may be renamed, its name here may not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MeasureAct.Taken.class, name = "yard-measure-taken"),
    @JsonSubTypes.Type(value = MeasureAct.Ended.class, name = "yard-measure-ended")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface MeasureAct {

    /** By what name the trail knows the measures at a gate. */
    static String register(String gate) {
        return "yard/" + gate;
    }

    record Taken(
            UUID id,
            MeasureKind kind,
            String subject,
            @Nullable Integer amount,
            MeasureReason reason,
            String note,
            String authority)
            implements MeasureAct {}

    record Ended(UUID id, MeasureKind kind, String subject, MeasureReason reason, String note)
            implements MeasureAct {}
}
