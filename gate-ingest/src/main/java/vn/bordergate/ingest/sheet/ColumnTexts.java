package vn.bordergate.ingest.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.declaring.form.CsvColumn;
import vn.bordergate.web.Language;

/**
 * What the columns and the words in them are called in three languages. A heading is known in any
 * of them, with or without diacritics, large or small letters, and by the name the API has for it.
 */
final class ColumnTexts {

    /** Heading of the column in which faults are told; it is passed over when a file comes back. */
    static final String FAULT = "fault";

    private static final String IS = ".is.";
    private static final String HINT = ".hint";
    private static final String EXAMPLE = ".example";

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    private final Map<String, CsvColumn> byName = new HashMap<>();
    private final Map<CsvColumn, Map<String, String>> words = new EnumMap<>(CsvColumn.class);
    private final List<String> faultHeadings;

    ColumnTexts() {
        for (Language language : Language.values()) {
            texts.put(language, read(language));
        }
        faultHeadings =
                texts.values().stream().map(all -> fold(all.getOrDefault(FAULT, FAULT))).toList();
        for (CsvColumn column : CsvColumn.values()) {
            byName.put(fold(column.title()), column);
            texts.values().forEach(all -> learn(column, all));
        }
    }

    private void learn(CsvColumn column, Map<String, String> all) {
        for (String name : all.getOrDefault(column.title(), "").split("\\|", -1)) {
            CsvColumn other = byName.put(fold(name), column);
            if (other != null && other != column) {
                throw new IllegalStateException(name + " is " + column + " and " + other);
            }
        }
        String prefix = column.title() + IS;
        Map<String, String> known = words.computeIfAbsent(column, _ -> new HashMap<>());
        all.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix)) {
                        for (String word : value.split("\\|", -1)) {
                            known.put(fold(word), key.substring(prefix.length()));
                        }
                    }
                });
    }

    /** The column of this heading, in whatever language it is. */
    Optional<CsvColumn> named(String heading) {
        return Optional.ofNullable(byName.get(fold(heading)));
    }

    /** Whether it is the heading under which this gate has told faults. */
    boolean isFaultHeading(String heading) {
        return faultHeadings.contains(fold(heading));
    }

    /** The code that a word of any language means in this column, or the text as it is. */
    String code(CsvColumn column, String text) {
        return words.getOrDefault(column, Map.of()).getOrDefault(fold(text), text);
    }

    /** The words that may stand in this column, where there are only a few. */
    List<String> choices(CsvColumn column, Language language) {
        String prefix = column.title() + IS;
        return texts.getOrDefault(language, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .map(entry -> first(entry.getValue()))
                .sorted()
                .toList();
    }

    private static String first(String names) {
        int end = names.indexOf('|');
        return end < 0 ? names : names.substring(0, end);
    }

    /** As it stands above the column. */
    String heading(CsvColumn column, Language language) {
        return first(text(column.title(), language));
    }

    /** What is right in this column. */
    String hint(CsvColumn column, Language language) {
        return text(column.title() + HINT, language);
    }

    String example(CsvColumn column) {
        return text(column.title() + EXAMPLE, Language.VI);
    }

    String text(String key, Language language) {
        String found = texts.getOrDefault(language, Map.of()).get(key);
        return found == null ? "" : found;
    }

    /** Letters and digits without marks, in small letters: what a reader takes for the same. */
    static String fold(@Nullable String text) {
        String bare =
                Normalizer.normalize(text == null ? "" : text, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replace('đ', 'd');
        StringBuilder folded = new StringBuilder(bare.length());
        bare.codePoints().filter(Character::isLetterOrDigit).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static Map<String, String> read(Language language) {
        String suffix = language == Language.VI ? "" : "_" + language.tag();
        String file = "/messages/columns" + suffix + ".properties";
        Properties properties = new Properties();
        try (InputStream bytes = ColumnTexts.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("no column texts " + file);
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        Map<String, String> all = new HashMap<>();
        properties.stringPropertyNames().forEach(k -> all.put(k, properties.getProperty(k)));
        return all;
    }
}
