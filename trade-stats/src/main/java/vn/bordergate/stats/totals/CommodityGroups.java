package vn.bordergate.stats.totals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.stats.totals.CommodityGroup.Headings;

/**
 * The groups in which the national statistics tell exports and imports apart, each some headings of
 * the Harmonized System. A group is worked out of the heading when somebody asks: nothing is folded
 * for it, and a table that is mended holds for all past days at once.
 */
public final class CommodityGroups {

    /** What belongs to no group of its own: other goods. */
    public static final String REST = "OTHER";

    private static final Map<String, CommodityGroup> GROUPS = shipped();
    private static final List<Placed> PLACED = placed();

    private CommodityGroups() {}

    /** Some headings and the group that they are in. */
    private record Placed(Headings headings, String group) {}

    public static Set<String> codes() {
        return GROUPS.keySet();
    }

    /** In the order of the national table. */
    public static List<CommodityGroup> all() {
        return List.copyOf(GROUPS.values());
    }

    /** The group of a heading, as the table of totals tells it. */
    public static String of(String heading) {
        return PLACED.stream()
                .filter(placed -> placed.headings.holds(heading))
                .map(Placed::group)
                .findFirst()
                .orElse(REST);
    }

    /** How a table tells the group of a heading. */
    public static String ofHeading(String column) {
        return "case when %1$s = '%2$s' then '%2$s' else %3$s end"
                .formatted(column, Disclosure.OTHERS, found(column, 0, PLACED.size()));
    }

    /** Halving, so that a row costs seven comparisons and not a hundred. */
    private static String found(String column, int from, int to) {
        if (to - from == 1) {
            Placed only = PLACED.get(from);
            return "case when %s between '%s' and '%s' then '%s' else '%s' end"
                    .formatted(
                            column, only.headings.first(), only.headings.last(), only.group, REST);
        }
        int middle = (from + to) >>> 1;
        return "case when %s < '%s' then %s else %s end"
                .formatted(
                        column,
                        PLACED.get(middle).headings.first(),
                        found(column, from, middle),
                        found(column, middle, to));
    }

    private static Map<String, CommodityGroup> shipped() {
        Map<String, CommodityGroup> groups = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.shipped("/goods/commodity-groups.csv").rows()) {
            String code = row.get("code");
            groups.put(
                    code,
                    new CommodityGroup(
                            code,
                            Headings.readAll(row.get("headings")),
                            row.get("nameVi"),
                            row.get("nameEn"),
                            row.get("nameZh")));
        }
        return groups;
    }

    private static List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        GROUPS.values()
                .forEach(
                        group ->
                                group.headings()
                                        .forEach(
                                                headings ->
                                                        placed.add(
                                                                new Placed(
                                                                        headings, group.code()))));
        placed.sort(Comparator.comparing(one -> one.headings.first()));
        return List.copyOf(placed);
    }
}
