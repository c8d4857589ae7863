package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CustomsChannel;

/**
 * What an officer's work list asks for.
 *
 * @param gates at which they may act, or null for all
 * @param kind a check, {@link WorkQueries#PROPOSAL} or {@link WorkQueries#ATTENTION}; all when null
 * @param after where the page before ends
 */
public record WorkFilter(
        Authority authority,
        @Nullable List<String> gates,
        @Nullable String kind,
        @Nullable CustomsChannel channel,
        @Nullable Place after,
        int limit) {

    public WorkFilter {
        gates = gates == null ? null : List.copyOf(gates);
    }

    /** Where an entry stands: by the hour it is due, how long it keeps, when it is due. */
    public record Place(Instant dueAt, Keeps keeps, UUID id, String kind) {}

    /** That an entry comes after the page before, in SQL; values are added to the list. */
    String conditions(List<Object> values) {
        StringBuilder sql = new StringBuilder();
        if (after != null) {
            values.add(after.dueAt().toString());
            int due = values.size();
            values.add(after.keeps().ordinal());
            values.add(after.id());
            values.add(after.kind());
            sql.append(' ');
            sql.append(
                    """
                     and (w.due_hour, w.keeps, w.due_at, w.declaration_id, w.kind)
                     > (date_trunc('hour', $%1$d::timestamptz at time zone 'UTC'), $%2$d::smallint,
                        $%1$d::timestamptz, $%3$d::uuid, $%4$d)"""
                            .formatted(due, due + 1, due + 2, due + 3));
        }
        return sql.toString();
    }
}
