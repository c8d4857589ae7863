package vn.bordergate.clearance.revision;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What somebody did to a rule table, as the audit trail keeps it. The names of the kinds are part
 * of what is sealed: a record may be renamed, its name here may not.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RuleAct.Uploaded.class, name = "rules-uploaded"),
    @JsonSubTypes.Type(value = RuleAct.Proposed.class, name = "rules-proposed"),
    @JsonSubTypes.Type(value = RuleAct.PutInForce.class, name = "rules-put-in-force"),
    @JsonSubTypes.Type(value = RuleAct.Refused.class, name = "rules-refused")
})
sealed interface RuleAct {

    /** By what name the trail knows a table. */
    static String register(String table) {
        return "rules/" + table;
    }

    /**
     * A new version was kept.
     *
     * @param sha256 of the very bytes that were uploaded
     */
    record Uploaded(String table, String version, String sha256) implements RuleAct {}

    /** Somebody wants a version in force from a day on. */
    record Proposed(String table, String version, LocalDate from) implements RuleAct {}

    /** Somebody else agreed: the version holds from then on. */
    record PutInForce(String table, String version, Instant validFrom, String proposedBy)
            implements RuleAct {}

    /** The proposal was refused, or taken back by whoever made it. */
    record Refused(String table, String version, String proposedBy) implements RuleAct {}
}
