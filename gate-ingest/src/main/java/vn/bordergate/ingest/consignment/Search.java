package vn.bordergate.ingest.consignment;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody searches for, as the database's words: without diacritics and capitals, the last of
 * them perhaps not yet written to its end, or all of it written together.
 */
public final class Search {

    /** Characters that are looked at. */
    public static final int CHARS_MAX = 64;

    private static final int WORDS_MAX = 8;
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]");

    /** The same that V35 parts words at. */
    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Cntrl},.;:/()\"'_-]+");

    private Search() {}

    /** A text search query among the words of one firm, or null where nothing was searched for. */
    static @Nullable String query(String firm, String said) {
        List<String> words =
                Arrays.stream(BETWEEN.split(plain(said)))
                        .filter(word -> !word.isEmpty())
                        .limit(WORDS_MAX)
                        .toList();
        if (words.isEmpty()) {
            return null;
        }
        String whole = beginning(firm, String.join("", words));
        String written =
                words.stream()
                        .limit(words.size() - 1L)
                        .map(word -> exactly(firm, word) + " & ")
                        .collect(Collectors.joining());
        return words.size() == 1
                ? whole
                : "(" + written + beginning(firm, words.getLast()) + ") | " + whole;
    }

    private static String exactly(String firm, String word) {
        return "'" + (firm + "|" + word).replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** As the function plain_text of V35 writes it. */
    public static String plain(String said) {
        String bare = MARKS.matcher(Normalizer.normalize(said, Normalizer.Form.NFD)).replaceAll("");
        return bare.toLowerCase(Locale.ROOT).replace('đ', 'd');
    }

    private static String beginning(String firm, String word) {
        return exactly(firm, word) + ":*";
    }
}
