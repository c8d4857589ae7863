package vn.bordergate.stats.fold;

import java.time.LocalDate;
import java.util.Comparator;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;

/** What cleared declarations are counted by, beside what they are worth. */
public record ChannelKey(GateCode gate, Direction direction, CustomsChannel channel, LocalDate day)
        implements Comparable<ChannelKey> {

    private static final Comparator<ChannelKey> ORDER =
            Comparator.comparing(ChannelKey::day)
                    .thenComparing(key -> key.gate().value())
                    .thenComparing(ChannelKey::direction)
                    .thenComparing(ChannelKey::channel);

    /** In the order in which rows are to be locked. */
    @Override
    public int compareTo(ChannelKey other) {
        return ORDER.compare(this, other);
    }
}
