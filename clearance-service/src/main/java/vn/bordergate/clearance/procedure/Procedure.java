package vn.bordergate.clearance.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.register.Flow;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/**
 * What the gate asks for of goods that go one way, as it is in force.
 *
 * @param validDays days that a declaration is valid
 * @param tables versions of the tables that it was made from
 * @param hours when each gate is open, the usual ones first
 * @param called how long vehicles waited in the yard for their call
 * @param crossed how long they then took to the other side
 * @param since first day of what is told of how steps were kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Procedure(
        Flow flow,
        int validDays,
        List<Table> tables,
        List<Hours> hours,
        String since,
        @Nullable Kept called,
        @Nullable Kept crossed,
        List<Check> checks,
        List<Fee> fees,
        List<Lane> lanes) {

    /** A table and its version. */
    record Table(String name, String version) {}

    /**
     * When a gate is open.
     *
     * @param gate code, or nothing for all gates without hours of their own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hours(@Nullable String gate, String from, String to) {}

    /**
     * What an authority checks.
     *
     * @param limitHours in opening hours of the gate, or 0
     * @param limitDays in working days, or 0
     * @param rows by which it is asked for, and of what goods
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Check(
            Authority authority,
            CheckKind kind,
            int limitHours,
            int limitDays,
            List<Row> rows,
            @Nullable Kept kept) {}

    /** A row of a table in words. */
    record Row(String id, String reason) {}

    /** What a passage costs. */
    record Fee(String id, String reason, long vnd) {}

    /** By which lanes a vehicle goes, and whether it goes first. */
    record Lane(String id, String reason, String group, String priority) {}
}
