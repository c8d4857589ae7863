package vn.bordergate.stats.board;

import java.util.List;
import java.util.Locale;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.events.reference.GateBook;

/**
 * Where the gates stand along the border: a scheme in the order of the gates, from the book beside
 * it, as no register with their coordinates is published. It says so on the page.
 */
final class GateMap {

    private static final int LABEL_ABOVE = -26;
    private static final int LABEL_BELOW = 38;

    private final List<CsvTable.Row> rows = CsvTable.shipped("/board/gate-places.csv").rows();
    private final GateBook gates;

    GateMap(GateBook gates) {
        this.gates = gates;
    }

    /**
     * A gate on the scheme, of 1,000 by 360.
     *
     * @param labelY where its name is written
     */
    record Spot(String code, String name, int x, int y, int labelY) {}

    List<Spot> in(Locale locale) {
        return rows.stream().map(row -> spot(row, locale)).toList();
    }

    private Spot spot(CsvTable.Row row, Locale locale) {
        String code = row.get("code");
        int y = Integer.parseInt(row.get("y"));
        int label = row.get("label").equals("ABOVE") ? LABEL_ABOVE : LABEL_BELOW;
        return new Spot(
                code,
                gates.find(new GateCode(code)).orElseThrow().name(locale),
                Integer.parseInt(row.get("x")),
                y,
                y + label);
    }
}
