package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;

/**
 * What a list of files asks for; everything where a filter is null.
 *
 * @param after the last file of the page before
 */
public record FileFilter(
        @Nullable String gate,
        @Nullable FileStatus status,
        @Nullable CustomsChannel channel,
        @Nullable Authority authority,
        @Nullable CheckKind check,
        Awaiting awaiting,
        @Nullable Cursor after,
        int limit) {

    /** What a file waits for beside its checks. */
    public enum Awaiting {
        ANYTHING,
        /** An exchange rate for some of its goods. */
        RATE,
        /** An officer who looks at what Customs said. */
        ATTENTION
    }

    /** Where a page of a list ends: lists are in the order of lodging. */
    public record Cursor(Instant lodgedAt, UUID id) {

        /** Before every file. */
        public static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));
    }

    /**
     * Whether an index holds the list in its order. What waits is few; of what is settled there is
     * more every year, so one gate and one status must be named and nothing else picked from it.
     */
    public boolean isNarrow() {
        return awaiting != Awaiting.ANYTHING
                || status == FileStatus.CHECKS_OUTSTANDING
                || (status != null
                        && gate != null
                        && channel == null
                        && authority == null
                        && check == null);
    }

    /** The condition in SQL; the values it binds are added to the list. */
    String where(List<Object> values) {
        List<String> conditions = new ArrayList<>();
        when(gate, "gate = $%d", conditions, values);
        if (status == FileStatus.CHECKS_OUTSTANDING) {
            // Spelled out, so that the index of waiting files fits whatever the plan.
            conditions.add("status = 'CHECKS_OUTSTANDING'");
        } else {
            when(name(status), "status = $%d", conditions, values);
        }
        when(name(channel), "channel = $%d", conditions, values);
        openCheck(conditions, values);
        switch (awaiting) {
            case ANYTHING -> {}
            case RATE -> conditions.add("awaiting_rate");
            case ATTENTION -> conditions.add("attention is not null");
        }
        if (after instanceof Cursor(Instant lodgedAt, UUID id)) {
            values.add(lodgedAt.toString());
            values.add(id);
            conditions.add(
                    "(lodged_at, id) > ($%d::timestamptz, $%d)"
                            .formatted(values.size() - 1, values.size()));
        }
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    private void openCheck(List<String> conditions, List<Object> values) {
        if (authority != null && check != null) {
            String one = authority + ":" + check;
            when(one, "$%d = any(string_to_array(open_checks, ','))", conditions, values);
        } else if (authority != null) {
            String ours = "%," + authority + ":%";
            when(ours, "',' || open_checks like $%d", conditions, values);
        } else if (check != null) {
            String such = "%:" + check + ",%";
            when(such, "open_checks || ',' like $%d", conditions, values);
        }
    }

    private static void when(
            @Nullable String value,
            String condition,
            List<String> conditions,
            List<Object> values) {
        if (value != null) {
            values.add(value);
            conditions.add(condition.formatted(values.size()));
        }
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
