package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.rulebook.TableKind.Shipped;

/** The kinds of rule tables that there are. */
final class TableKinds {

    static final TableKind<ChannelRules> CHANNEL =
            new TableKind<>(
                    ChannelTable.NAME,
                    ChannelRules.class,
                    TableSchema.CHANNEL,
                    compiled -> new ChannelRules(new ChannelTable(compiled)),
                    true);

    static final TableKind<CheckRules> CHECKS =
            new TableKind<>(
                    CheckTable.NAME,
                    CheckRules.class,
                    TableSchema.CHECKS,
                    compiled -> new CheckRules(new CheckTable(compiled)),
                    true);

    static final TableKind<LaneRules> LANES =
            new TableKind<>(
                    LaneTable.NAME,
                    LaneRules.class,
                    TableSchema.LANES,
                    compiled -> new LaneRules(new LaneTable(compiled)),
                    true);

    static final TableKind<FeeRules> FEES =
            new TableKind<>(
                    FeeTable.NAME,
                    FeeRules.class,
                    TableSchema.FEES,
                    compiled -> new FeeRules(new FeeTable(compiled)),
                    false,
                    List.of(
                            new Shipped("fees-2014", Instant.EPOCH),
                            new Shipped("fees", beginningOf(LocalDate.of(2020, 8, 1)))));

    /** In the order in which they are shown. */
    static final List<TableKind<?>> ALL = List.of(CHANNEL, CHECKS, LANES, FEES);

    private TableKinds() {}

    private static Instant beginningOf(LocalDate day) {
        return day.atStartOfDay(Valuation.GATE_ZONE).toInstant();
    }

    static TableKind<?> named(String name) {
        for (TableKind<?> kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no table " + name);
    }
}
