package vn.bordergate.clearance.priority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.IdentityScheme;

/**
 * What somebody did to the list of priority enterprises, as the audit trail keeps it. The names of
 * the kinds are part of what is sealed: a record may be renamed, its name here may not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PriorityAct.Proposed.class, name = "priority-proposed"),
    @JsonSubTypes.Type(value = PriorityAct.Added.class, name = "priority-added"),
    @JsonSubTypes.Type(value = PriorityAct.Declined.class, name = "priority-declined"),
    @JsonSubTypes.Type(value = PriorityAct.Ended.class, name = "priority-ended")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface PriorityAct {

    /** By what name the trail knows the list. */
    String REGISTER = "priority-enterprises";

    /**
     * Somebody wants an enterprise to have priority for a time, by a decision of Customs.
     *
     * @param reason why the list should say so, in their own words
     */
    record Proposed(
            IdentityScheme scheme,
            String number,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            String decision,
            String reason)
            implements PriorityAct {}

    /**
     * Somebody else agreed: the enterprise has priority for that time.
     *
     * @param proposedBy null in what was entered when one sufficed
     */
    record Added(
            IdentityScheme scheme,
            String number,
            String name,
            LocalDate from,
            @Nullable LocalDate until,
            String decision,
            @Nullable String proposedBy)
            implements PriorityAct {}

    /** The proposal was declined, or taken back by whoever made it. */
    record Declined(IdentityScheme scheme, String number, LocalDate from, String proposedBy)
            implements PriorityAct {}

    /** It has it no longer than until a day. */
    record Ended(
            IdentityScheme scheme, String number, LocalDate from, LocalDate lastDay, String reason)
            implements PriorityAct {}
}
