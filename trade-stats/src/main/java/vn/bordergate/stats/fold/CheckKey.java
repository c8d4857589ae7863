package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.GateCode;

/** What checks are counted by. */
public record CheckKey(LocalDate day, GateCode gate, Authority authority, CheckKind kind)
        implements Comparable<CheckKey> {

    private static final Comparator<CheckKey> ORDER =
            Comparator.comparing(CheckKey::day)
                    .thenComparing(key -> key.gate().value())
                    .thenComparing(CheckKey::authority)
                    .thenComparing(CheckKey::kind);

    /** In the order in which rows are to be locked. */
    @Override
    public int compareTo(CheckKey other) {
        return ORDER.compare(this, other);
    }
}
