package vn.bordergate.stats.totals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.bordergate.events.reference.CsvTable;

/** The sections of the Harmonized System, each a range of chapters, by their Roman numbers. */
public final class HsSections {

    /** Chapters of another edition, or of a country's own, belong to none. */
    static final String NONE = "-";

    private static final Map<String, Range> RANGES = ranges();

    private HsSections() {}

    public static Set<String> names() {
        return RANGES.keySet();
    }

    /** The section of a heading, as the table tells it. */
    public static String of(String heading) {
        String chapter = heading.substring(0, 2);
        return RANGES.entrySet().stream()
                .filter(range -> range.getValue().holds(chapter))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(NONE);
    }

    /** How a table tells the section of a heading. */
    public static String ofHeading(String column) {
        StringBuilder sql =
                new StringBuilder("case when ")
                        .append(column)
                        .append(" = '")
                        .append(Disclosure.OTHERS)
                        .append("' then '")
                        .append(Disclosure.OTHERS)
                        .append("'");
        RANGES.forEach(
                (section, range) ->
                        sql.append(" when left(")
                                .append(column)
                                .append(", 2) between '")
                                .append(range.first)
                                .append("' and '")
                                .append(range.last)
                                .append("' then '")
                                .append(section)
                                .append("'"));
        return sql.append(" else '").append(NONE).append("' end").toString();
    }

    private static Map<String, Range> ranges() {
        Map<String, Range> ranges = new LinkedHashMap<>();
        for (CsvTable.Row row : CsvTable.shipped("/reference/hs2022.csv").rows()) {
            String code = row.get("hscode");
            if (code.length() == 2) {
                ranges.merge(row.get("section"), new Range(code, code), Range::plus);
            }
        }
        return ranges;
    }

    /** Chapters from the first to the last. */
    private record Range(String first, String last) {
        boolean holds(String chapter) {
            return chapter.compareTo(first) >= 0 && chapter.compareTo(last) <= 0;
        }

        Range plus(Range other) {
            return new Range(
                    first.compareTo(other.first) <= 0 ? first : other.first,
                    last.compareTo(other.last) >= 0 ? last : other.last);
        }
    }
}
