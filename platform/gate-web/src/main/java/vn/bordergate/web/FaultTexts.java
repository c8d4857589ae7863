package vn.bordergate.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of all fault codes this service knows, read once. */
public final class FaultTexts {

    private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final int ARGUMENT_CHARS_MAX = 200;

    private final Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);

    FaultTexts(List<FaultMessages> bundles, ClassLoader classLoader) {
        for (Language language : Language.values()) {
            Map<String, String> own = new HashMap<>();
            bundles.forEach(
                    b -> own.putAll(read(classLoader, b.basename() + language.bundleSuffix())));
            texts.put(language, Map.copyOf(own));
        }
    }

    /** Every code, in alphabetical order. */
    public SortedSet<String> codes() {
        SortedSet<String> codes = new TreeSet<>();
        in(Language.VI).keySet().stream().filter(key -> !key.contains(".")).forEach(codes::add);
        return codes;
    }

    public boolean knows(String code) {
        return in(Language.VI).containsKey(code);
    }

    public String message(Fault fault, Language language) {
        return fill(text(fault.code(), "", language, fault.code()), fault.args());
    }

    public String title(String code, Language language) {
        return text(code, ".title", language, meaning(code, language));
    }

    /** The message with its places left open. */
    public String meaning(String code, Language language) {
        return PLACE.matcher(text(code, "", language, code)).replaceAll("…");
    }

    public String action(String code, Language language) {
        return text(code, ".action", language, text("ANY", ".action", language, ""));
    }

    private String text(String code, String kind, Language language, String otherwise) {
        String text = in(language).get(code + kind);
        return text != null ? text : otherwise;
    }

    private Map<String, String> in(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static String fill(String text, Map<String, Object> args) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        return PLACE.matcher(text)
                .replaceAll(
                        place -> {
                            Object value = args.get(place.group(1));
                            return Matcher.quoteReplacement(value == null ? "…" : shortened(value));
                        });
    }

    /** What a sender wrote may be megabytes of anything; an answer quotes a line of it at most. */
    private static String shortened(Object value) {
        String text = value.toString().replaceAll("\\p{Cntrl}", "\uFFFD");
        return text.length() <= ARGUMENT_CHARS_MAX
                ? text
                : text.substring(0, ARGUMENT_CHARS_MAX) + "…";
    }

    private static Map<String, String> read(ClassLoader classLoader, String basename) {
        String file = basename + ".properties";
        Properties properties = new Properties();
        try (InputStream bytes = classLoader.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("no fault messages " + file);
            }
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(k -> texts.put(k, properties.getProperty(k)));
        return texts;
    }
}
