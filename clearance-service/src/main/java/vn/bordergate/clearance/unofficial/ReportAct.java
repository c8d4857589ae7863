package vn.bordergate.clearance.unofficial;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/**
 * What was done with a report, as the audit trail keeps it: never what it says. The names of the
 * kinds are part of what is sealed: a record may be renamed, its name here may not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReportAct.LookedInto.class, name = "unofficial-charge-looked-into"),
    @JsonSubTypes.Type(value = ReportAct.Answered.class, name = "unofficial-charge-answered"),
    @JsonSubTypes.Type(value = ReportAct.ContactRead.class, name = "unofficial-charge-contact-read")
})
sealed interface ReportAct {

    /** By what name the trail knows the reports. */
    String REGISTER = "unofficial-charges";

    record LookedInto(UUID reportId) implements ReportAct {}

    record Answered(UUID reportId) implements ReportAct {}

    /** Somebody looked at how a reporter can be reached. */
    record ContactRead(UUID reportId) implements ReportAct {}
}
