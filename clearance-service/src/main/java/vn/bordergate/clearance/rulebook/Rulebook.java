package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;

/**
 * Rules on declarations and vehicles by the tables that were in force at the time of the decision.
 * Safe for use by several threads; a new version of a table is put into the running book.
 */
public final class Rulebook {

    private final InstantSource clock;
    private volatile Book book;

    private record Book(
            Editions<ChannelRules> channel,
            Editions<CheckRules> checks,
            Editions<LaneRules> lanes,
            Map<TableVersion, Map<String, RuleLine>> rows) {}

    /** By the tables that are shipped. */
    public static Rulebook shipped() {
        return new Rulebook(
                ChannelTable.shipped(),
                CheckTable.shipped(),
                LaneTable.shipped(),
                InstantSource.system());
    }

    public Rulebook(ChannelTable channel, CheckTable checks, LaneTable lanes, InstantSource clock) {
        this.clock = clock;
        book =
                new Book(
                        Editions.only(new ChannelRules(channel), channel.version()),
                        Editions.only(new CheckRules(checks), checks.version()),
                        Editions.only(new LaneRules(lanes), lanes.version()),
                        Map.of(
                                new TableVersion(ChannelTable.NAME, channel.version()),
                                byId(channel.lines()),
                                new TableVersion(CheckTable.NAME, checks.version()),
                                byId(checks.lines()),
                                new TableVersion(LaneTable.NAME, lanes.version()),
                                byId(lanes.lines())));
    }

    /** A version of a table. */
    record TableVersion(String table, String version) {}

    /** Decides by these from now on; rows are of every version that was ever in force. */
    void open(
            Editions<ChannelRules> channel,
            Editions<CheckRules> checks,
            Editions<LaneRules> lanes,
            Map<TableVersion, Map<String, RuleLine>> rows) {
        book = new Book(channel, checks, lanes, Map.copyOf(rows));
    }

    /** The channel table that is in force now. */
    public ChannelTable channelTable() {
        return book.channel().at(clock.instant()).table();
    }

    /** The table of checks that is in force now. */
    public CheckTable checkTable() {
        return book.checks().at(clock.instant()).table();
    }

    /** The table of lanes that is in force now. */
    public LaneTable laneTable() {
        return book.lanes().at(clock.instant()).table();
    }

    /** The version of a table that is in force now. */
    public String inForce(String table) {
        return switch (table) {
            case ChannelTable.NAME -> channelTable().version();
            case CheckTable.NAME -> checkTable().version();
            case LaneTable.NAME -> laneTable().version();
            default -> throw new IllegalArgumentException("no table " + table);
        };
    }

    /** Which lanes a vehicle goes by from now on, and whether it may have a head start. */
    public LaneRuling lanes(VehicleFacts vehicle) {
        return book.lanes().at(clock.instant()).lanes(vehicle);
    }

    /** A row as it read in that version, or null where there is none. */
    public @Nullable RuleLine row(String table, String version, String id) {
        Map<String, RuleLine> rows = book.rows().get(new TableVersion(table, version));
        return rows == null ? null : rows.get(id);
    }

    /** The most severe row in force when it was lodged, over all items, decides. */
    public ChannelRuling channel(
            DeclaredContent content, List<Remark> remarks, Valuation valuation, Instant lodgedAt) {
        return book.channel().at(lodgedAt).channel(content, remarks, valuation, lodgedAt);
    }

    /** Which authorities must check what from now on, given the channel that was assigned. */
    public CheckRuling checks(
            DeclaredContent content, List<Remark> remarks, CustomsChannel channel) {
        return checks(content, remarks, channel, clock.instant());
    }

    /** The same by the table in force at that time. */
    public CheckRuling checks(
            DeclaredContent content, List<Remark> remarks, CustomsChannel channel, Instant at) {
        return book.checks().at(at).checks(content, channel);
    }

    /** What that version said, or null where no such version was ever in force. */
    public @Nullable ChannelRuling channelAgain(
            String version,
            DeclaredContent content,
            List<Remark> remarks,
            Valuation valuation,
            Instant lodgedAt) {
        return book.channel().of(version) instanceof ChannelRules rules
                ? rules.channel(content, remarks, valuation, lodgedAt)
                : null;
    }

    /** What that version said, or null where no such version was ever in force. */
    public @Nullable CheckRuling checksAgain(
            String version, DeclaredContent content, CustomsChannel channel) {
        return book.checks().of(version) instanceof CheckRules rules
                ? rules.checks(content, channel)
                : null;
    }

    /** What holds now, whatever becomes of this book. */
    public Rulebook now() {
        return new Rulebook(channelTable(), checkTable(), laneTable(), clock);
    }

    /** This book as it would be with the table in the place of the one of its kind. */
    public Rulebook with(CompiledTable table) {
        return switch (table.name()) {
            case ChannelTable.NAME ->
                    new Rulebook(new ChannelTable(table), checkTable(), laneTable(), clock);
            case CheckTable.NAME ->
                    new Rulebook(channelTable(), new CheckTable(table), laneTable(), clock);
            case LaneTable.NAME ->
                    new Rulebook(channelTable(), checkTable(), new LaneTable(table), clock);
            default -> throw new IllegalArgumentException("no table " + table.name());
        };
    }

    static Map<String, RuleLine> byId(List<RuleLine> lines) {
        return lines.stream()
                .collect(Collectors.toUnmodifiableMap(RuleLine::id, Function.identity()));
    }
}
