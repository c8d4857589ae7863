package vn.bordergate.clearance.rulebook;

import java.util.List;
import vn.bordergate.clearance.rulebook.RuleRow.Mode;
import vn.bordergate.events.Ruling;

/** The lanes of a vehicle by one version of their table: the first row in force that hits. */
final class LaneRules implements Rules {

    private final LaneTable table;
    private final Answers<VehicleFacts, LaneRuling> answers;

    LaneRules(LaneTable table) {
        this.table = table;
        answers = new Answers<>(table.distinctions(), this::ask);
    }

    LaneTable table() {
        return table;
    }

    @Override
    public CompiledTable compiled() {
        return table.compiled();
    }

    LaneRuling lanes(VehicleFacts vehicle) {
        return answers.of(vehicle);
    }

    private LaneRuling ask(VehicleFacts vehicle) {
        List<LaneRow> hits = table.hits(vehicle);
        LaneRow first =
                hits.stream()
                        .filter(row -> row.mode() == Mode.LIVE)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("the table has no fallback row"));
        return new LaneRuling(
                first.group(),
                first.priority(),
                new Ruling(LaneTable.NAME, table.version(), List.of(first.id())),
                hits.stream().filter(row -> row.mode() == Mode.DRY_RUN).map(LaneRow::id).toList());
    }
}
