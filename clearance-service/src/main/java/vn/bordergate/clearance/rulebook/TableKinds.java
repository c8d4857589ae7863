package vn.bordergate.clearance.rulebook;

import java.util.List;

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

    /** In the order in which they are shown. */
    static final List<TableKind<?>> ALL = List.of(CHANNEL, CHECKS);

    private TableKinds() {}

    static TableKind<?> named(String name) {
        for (TableKind<?> kind : ALL) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no table " + name);
    }
}
