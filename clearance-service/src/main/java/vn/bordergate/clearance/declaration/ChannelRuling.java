package vn.bordergate.clearance.declaration;

import java.util.List;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/**
 * What the channel table says of a declaration.
 *
 * @param channel the most severe of the rows in force
 * @param ruling table, version and every row in force that hit, the most severe first
 * @param dryRunRows rows on trial that hit; they decide nothing
 */
public record ChannelRuling(CustomsChannel channel, Ruling ruling, List<String> dryRunRows) {
    public ChannelRuling {
        dryRunRows = List.copyOf(dryRunRows);
    }
}
