package vn.bordergate.stats.totals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A group of the national statistics of exports and imports, such as vegetables and fruit.
 *
 * @param code by which it is asked for
 * @param headings of the Harmonized System that are in it
 */
public record CommodityGroup(
        String code, List<Headings> headings, String nameVi, String nameEn, String nameZh) {

    public CommodityGroup {
        headings = List.copyOf(headings);
    }

    /** Headings from the first to the last, both of four digits. */
    public record Headings(String first, String last) {

        /** Of a text such as {@code 0301-0309} or {@code 0801}. */
        static Headings read(String text) {
            String[] ends = text.split("-", 2);
            return new Headings(ends[0], ends[ends.length - 1]);
        }

        /** Several of them, with spaces between. */
        static List<Headings> readAll(String text) {
            return Arrays.stream(text.split(" ", -1))
                    .filter(part -> !part.isEmpty())
                    .map(Headings::read)
                    .toList();
        }

        boolean holds(String heading) {
            return heading.compareTo(first) >= 0 && heading.compareTo(last) <= 0;
        }

        @Override
        public String toString() {
            return first.equals(last) ? first : first + '-' + last;
        }
    }

    /** Name in the language. */
    public String name(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> nameEn;
            case "zh" -> nameZh;
            default -> nameVi;
        };
    }
}
