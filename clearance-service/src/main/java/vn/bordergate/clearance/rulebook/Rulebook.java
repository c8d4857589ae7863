package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.util.List;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;

/** Rules on declarations by the tables in force. Safe for use by several threads. */
public final class Rulebook {

    private final ChannelRules channel;
    private final CheckRules checks;

    /** By the tables that are shipped. */
    public static Rulebook shipped() {
        return new Rulebook(ChannelTable.shipped(), CheckTable.shipped());
    }

    public Rulebook(ChannelTable channel, CheckTable checks) {
        this.channel = new ChannelRules(channel);
        this.checks = new CheckRules(checks);
    }

    public ChannelTable channelTable() {
        return channel.table();
    }

    public CheckTable checkTable() {
        return checks.table();
    }

    /** The most severe row in force over all items decides. */
    public ChannelRuling channel(
            DeclaredContent content, List<Remark> remarks, Valuation valuation, Instant lodgedAt) {
        return channel.channel(content, remarks, valuation, lodgedAt);
    }

    /** Which authorities must check what, given the channel that customs assigned. */
    public CheckRuling checks(
            DeclaredContent content, List<Remark> remarks, CustomsChannel channelAssigned) {
        return checks.checks(content, channelAssigned);
    }
}
