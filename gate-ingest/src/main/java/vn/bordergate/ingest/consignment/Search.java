package vn.bordergate.ingest.consignment;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody searches for, as the database's words: without diacritics and capitals, each the
 * beginning of a word, or all of it written together.
 */
public final class Search {

    /** Characters that are looked at. */
    public static final int CHARS_MAX = 64;

    private static final int WORDS_MAX = 8;
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");

    /** The same that V35 parts words at. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s,.;:/()\"'_-]+");

    private Search() {}

    /** A text search query, or null where nothing was searched for. */
    static @Nullable String query(String said) {
        List<String> words =
                Arrays.stream(BETWEEN.split(plain(said)))
                        .filter(word -> !word.isEmpty())
                        .limit(WORDS_MAX)
                        .toList();
        if (words.isEmpty()) {
            return null;
        }
        String each = words.stream().map(Search::beginning).collect(Collectors.joining(" & "));
        return words.size() == 1 ? each : "(" + each + ") | " + beginning(String.join("", words));
    }

    /** A word that must stand there as it is, such as whose the row is. */
    static String exactly(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** As the function plain_text of V35 writes it. */
    public static String plain(String said) {
        String bare = MARKS.matcher(Normalizer.normalize(said, Normalizer.Form.NFD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    private static String beginning(String word) {
        return exactly(word) + ":*";
    }
}
