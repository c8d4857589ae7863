package vn.bordergate.ingest.goods;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.ingest.consignment.Search;

/**
 * The shipped names of goods, searched by words in any of the three languages, with diacritics or
 * without. A name that people use comes before the wording of the nomenclature, and a code before
 * both.
 */
public final class GoodsNames {

    /** Suggestions that one look shows. */
    public static final int FOUND_MAX = 12;

    /** Characters that are looked at. */
    public static final int CHARS_MAX = 60;

    private static final int SUBHEADING = 6;
    private static final int WORDS_MAX = 6;

    private final List<Entry> entries = new ArrayList<>(6000);

    /**
     * A code and what it is called.
     *
     * @param name in the language asked for
     * @param official the nomenclature's own English wording
     */
    public record Found(String code, String name, String official) {}

    /** One subheading: its common names in each language, and what the nomenclature says. */
    private record Entry(
            String code, @Nullable Names names, Names chapter, String official, Words words) {}

    private record Names(String vi, String en, String zh) {
        private String in(Locale locale) {
            return switch (locale.getLanguage()) {
                case "en" -> en;
                case "zh" -> zh;
                default -> vi;
            };
        }
    }

    /** What is searched: common names, the official wording, the chapter; all plain. */
    private record Words(String common, String official, String chapter) {}

    private GoodsNames() {
        Map<String, Names> common = new HashMap<>();
        for (CsvTable.Row row : CsvTable.shipped("/goods/goods-names.csv").rows()) {
            common.put(row.get("code"), new Names(row.get("vi"), row.get("en"), row.get("zh")));
        }
        for (CsvTable.Row row : CsvTable.shipped("/reference/hs2022.csv").rows()) {
            String code = row.get("hscode");
            Names chapter = code.length() == SUBHEADING ? common.get(code.substring(0, 2)) : null;
            if (chapter != null) {
                entries.add(entry(code, common.get(code), chapter, row.get("description")));
            }
        }
    }

    public static GoodsNames shipped() {
        return new GoodsNames();
    }

    private static Entry entry(String code, @Nullable Names names, Names chapter, String official) {
        return new Entry(
                code,
                names,
                chapter,
                official,
                new Words(
                        names == null ? "" : all(names),
                        " " + Search.plain(official),
                        all(chapter)));
    }

    private static String all(Names names) {
        return " " + Search.plain(names.vi() + "; " + names.en() + "; " + names.zh());
    }

    /** The best first. */
    public List<Found> find(String said, Locale locale) {
        String plain = Search.plain(said.strip());
        if (plain.isEmpty() || plain.length() > CHARS_MAX) {
            return List.of();
        }
        boolean code = plain.chars().allMatch(c -> c >= '0' && c <= '9');
        String[] words = plain.split("[\\s,.;:/()-]+", WORDS_MAX);
        return entries.stream()
                .map(one -> new Scored(one, code ? byCode(one, plain) : score(one, plain, words)))
                .filter(scored -> scored.points > 0)
                .sorted(Comparator.comparingInt(Scored::points).reversed())
                .limit(FOUND_MAX)
                .map(scored -> found(scored.entry, locale))
                .toList();
    }

    private record Scored(Entry entry, int points) {}

    private static Found found(Entry entry, Locale locale) {
        Names names = entry.names();
        String name = names == null ? entry.chapter().in(locale) : names.in(locale);
        return new Found(entry.code(), name.replace(";", ", "), entry.official());
    }

    private static int byCode(Entry entry, String digits) {
        String asked = digits.length() > SUBHEADING ? digits.substring(0, SUBHEADING) : digits;
        return entry.code().startsWith(asked) ? entry.names() == null ? 1 : 2 : 0;
    }

    private static int score(Entry entry, String plain, String[] words) {
        Words known = entry.words();
        int points = whole(known.common(), plain) ? 100 : 0;
        for (String word : words) {
            int best =
                    begins(known.common(), word)
                            ? 20
                            : begins(known.official(), word)
                                    ? 6
                                    : begins(known.chapter(), word) ? 2 : 0;
            if (best == 0) {
                return 0;
            }
            points += best;
        }
        return points;
    }

    /** Whether it is one of the names, and not only a part of one. */
    private static boolean whole(String names, String asked) {
        for (String name : names.split(";", -1)) {
            if (name.strip().equals(asked)) {
                return true;
            }
        }
        return false;
    }

    /** Chinese is written without spaces, so a sign counts wherever it stands. */
    private static boolean begins(String text, String word) {
        if (word.isEmpty()) {
            return true;
        }
        return word.charAt(0) >= 0x2E80
                ? text.contains(word)
                : text.contains(" " + word) || text.contains(";" + word);
    }

    /** Codes that have a name of their own, chapters left out; for the test of the table. */
    static Set<String> named() {
        Set<String> named = new HashSet<>();
        CsvTable.shipped("/goods/goods-names.csv").rows().forEach(r -> named.add(r.get("code")));
        return named;
    }
}
