package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.fee.Passage;
import vn.bordergate.clearance.fee.Quote;
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
            Map<String, Editions<? extends Rules>> editions,
            Map<TableVersion, Map<String, RuleLine>> rows) {

        Editions<? extends Rules> of(TableKind<?> kind) {
            Editions<? extends Rules> editions = editions().get(kind.name());
            if (editions == null) {
                throw new IllegalStateException("no versions of " + kind.name());
            }
            return editions;
        }
    }

    /** By the tables that are shipped. */
    public static Rulebook shipped() {
        return shipped(InstantSource.system());
    }

    static Rulebook shipped(InstantSource clock) {
        return new Rulebook(TableKinds.ALL.stream().<Rules>map(TableKind::shipped).toList(), clock);
    }

    /** By one version of each table. */
    private Rulebook(List<? extends Rules> rules, InstantSource clock) {
        this.clock = clock;
        Map<String, Editions<? extends Rules>> editions = new HashMap<>();
        Map<TableVersion, Map<String, RuleLine>> rows = new HashMap<>();
        for (Rules one : rules) {
            CompiledTable table = one.compiled();
            editions.put(table.name(), Editions.only(one, table.version()));
            rows.put(new TableVersion(table.name(), table.version()), byId(table.lines()));
        }
        book = new Book(Map.copyOf(editions), Map.copyOf(rows));
    }

    /** A version of a table. */
    record TableVersion(String table, String version) {}

    /** Decides by these from now on; rows are of every version that was ever in force. */
    void open(
            Map<String, Editions<? extends Rules>> editions,
            Map<TableVersion, Map<String, RuleLine>> rows) {
        book = new Book(Map.copyOf(editions), Map.copyOf(rows));
    }

    /** What rules by the version of a table that was in force at the time. */
    private <R extends Rules> R rules(TableKind<R> kind, Instant at) {
        return kind.type().cast(book.of(kind).at(at));
    }

    /** What rules by that version, or null where it was never in force. */
    private <R extends Rules> @Nullable R rules(TableKind<R> kind, String version) {
        Rules known = book.of(kind).of(version);
        return known == null ? null : kind.type().cast(known);
    }

    /** The version of a table that is in force now. */
    public String version(String table) {
        return rules(TableKinds.named(table), clock.instant()).compiled().version();
    }

    /** The channel table that is in force now. */
    public ChannelTable channelTable() {
        return rules(TableKinds.CHANNEL, clock.instant()).table();
    }

    /** The table of checks that is in force now. */
    public CheckTable checkTable() {
        return rules(TableKinds.CHECKS, clock.instant()).table();
    }

    /** The table of lanes that is in force now. */
    public LaneTable laneTable() {
        return rules(TableKinds.LANES, clock.instant()).table();
    }

    /** Which lanes a vehicle goes by from now on, and whether it may have a head start. */
    public LaneRuling lanes(VehicleFacts vehicle) {
        return rules(TableKinds.LANES, clock.instant()).lanes(vehicle);
    }

    /** A row as it read in that version, or null where there is none. */
    public @Nullable RuleLine row(String table, String version, String id) {
        Map<String, RuleLine> rows = book.rows().get(new TableVersion(table, version));
        return rows == null ? null : rows.get(id);
    }

    /** The most severe row in force when it was lodged, over all items, decides. */
    public ChannelRuling channel(
            DeclaredContent content, List<Remark> remarks, Valuation valuation, Instant lodgedAt) {
        return rules(TableKinds.CHANNEL, lodgedAt).channel(content, remarks, valuation, lodgedAt);
    }

    /** Which authorities must check what from now on, given the channel that was assigned. */
    public CheckRuling checks(
            DeclaredContent content, List<Remark> remarks, CustomsChannel channel) {
        return checks(content, remarks, channel, clock.instant());
    }

    /** The same by the table in force at that time. */
    public CheckRuling checks(
            DeclaredContent content, List<Remark> remarks, CustomsChannel channel, Instant at) {
        return rules(TableKinds.CHECKS, at).checks(content, channel);
    }

    /** What a passage costs by the tariff in force at that time. */
    public Quote fee(Passage passage, Instant at) {
        return rules(TableKinds.FEES, at).fee(passage);
    }

    /** What that version said, or null where no such version was ever in force. */
    public @Nullable Quote feeAgain(String version, Passage passage) {
        return rules(TableKinds.FEES, version) instanceof FeeRules rules
                ? rules.fee(passage)
                : null;
    }

    /** The rows of a table as it is in force now, in its order. */
    public List<RuleLine> lines(String table) {
        return rules(TableKinds.named(table), clock.instant()).compiled().lines();
    }

    /** What that version said, or null where no such version was ever in force. */
    public @Nullable ChannelRuling channelAgain(
            String version,
            DeclaredContent content,
            List<Remark> remarks,
            Valuation valuation,
            Instant lodgedAt) {
        return rules(TableKinds.CHANNEL, version) instanceof ChannelRules rules
                ? rules.channel(content, remarks, valuation, lodgedAt)
                : null;
    }

    /** What that version said, or null where no such version was ever in force. */
    public @Nullable CheckRuling checksAgain(
            String version, DeclaredContent content, CustomsChannel channel) {
        return rules(TableKinds.CHECKS, version) instanceof CheckRules rules
                ? rules.checks(content, channel)
                : null;
    }

    /** What holds now, whatever becomes of this book. */
    public Rulebook now() {
        return new Rulebook(inForce(), clock);
    }

    /** This book as it would be with the table in the place of the one of its kind. */
    public Rulebook with(CompiledTable table) {
        TableKind<?> kind = TableKinds.named(table.name());
        List<Rules> rules = new ArrayList<>(inForce());
        rules.removeIf(kind.type()::isInstance);
        rules.add(kind.rules().apply(table));
        return new Rulebook(rules, clock);
    }

    private List<Rules> inForce() {
        Instant now = clock.instant();
        List<Rules> rules = new ArrayList<>();
        TableKinds.ALL.forEach(kind -> rules.add(rules(kind, now)));
        return rules;
    }

    static Map<String, RuleLine> byId(List<RuleLine> lines) {
        return lines.stream()
                .collect(Collectors.toUnmodifiableMap(RuleLine::id, Function.identity()));
    }
}
