package vn.bordergate.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds values to schemas, as far as the description of events uses JSON Schema; a word of it that
 * is not known here is an error, so that nothing is passed over.
 */
final class SchemaCheck {

    private static final Set<String> WITHOUT_FORCE = Set.of("description", "title");

    private final Map<?, ?> document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(Map<?, ?> document) {
        this.document = document;
    }

    /** What is wrong with the value, each with its place; empty when it is what its schema says. */
    static List<String> faults(Map<?, ?> document, Object schema, @Nullable Object value) {
        var check = new SchemaCheck(document);
        check.check(schema, value, "");
        return check.faults;
    }

    /** What a reference within the document leads to. */
    static Object follow(Map<?, ?> document, String reference) {
        Object at = document;
        for (String step : reference.substring("#/".length()).split("/", -1)) {
            at = Objects.requireNonNull(((Map<?, ?>) at).get(step), reference);
        }
        return at;
    }

    private void check(Object schema, @Nullable Object value, String at) {
        Map<?, ?> words = (Map<?, ?>) schema;
        words.forEach((word, meant) -> check(word.toString(), meant, words, value, at));
    }

    private void check(
            String word, Object meant, Map<?, ?> schema, @Nullable Object value, String at) {
        switch (word) {
            case "$ref" -> check(follow(document, meant.toString()), value, at);
            case "type" -> {
                Collection<?> types = meant instanceof Collection<?> many ? many : List.of(meant);
                require(types.stream().anyMatch(type -> isOf(type, value)), at, word, meant);
            }
            case "const" -> require(meant.equals(value), at, word, meant);
            case "enum" -> require(((Collection<?>) meant).contains(value), at, word, meant);
            case "format" -> require(value == null || hasForm(meant, value), at, word, meant);
            case "items" -> {
                for (Object item : (Collection<?>) Objects.requireNonNull(value)) {
                    check(meant, item, at + "/*");
                }
            }
            case "required" ->
                    require(
                            value instanceof Map<?, ?> map
                                    && map.keySet().containsAll((Collection<?>) meant),
                            at,
                            word,
                            meant);
            case "properties" -> properties((Map<?, ?>) meant, (Map<?, ?>) value, at);
            case "patternProperties" -> {}
            case "allOf" -> ((Collection<?>) meant).forEach(part -> check(part, value, at));
            case "oneOf" -> {
                long fitting =
                        ((Collection<?>) meant)
                                .stream()
                                        .filter(one -> faults(document, one, value).isEmpty())
                                        .count();
                require(fitting == 1, at, word, meant);
            }
            default -> require(WITHOUT_FORCE.contains(word), at, "unknown word " + word, schema);
        }
    }

    private void properties(Map<?, ?> meant, @Nullable Map<?, ?> value, String at) {
        meant.forEach(
                (name, schema) -> {
                    if (value != null && value.containsKey(name)) {
                        check(schema, value.get(name), at + "/" + name);
                    }
                });
    }

    private static boolean isOf(Object type, @Nullable Object value) {
        return switch (type.toString()) {
            case "null" -> value == null;
            case "boolean" -> value instanceof Boolean;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "number" -> value instanceof Number;
            case "string" -> value instanceof String;
            case "array" -> value instanceof List<?>;
            case "object" -> value instanceof Map<?, ?>;
            default -> false;
        };
    }

    private static boolean hasForm(Object form, Object value) {
        try {
            return switch (form.toString()) {
                case "date-time" -> Instant.parse(value.toString()) != null;
                case "date" -> LocalDate.parse(value.toString()) != null;
                case "uuid" -> UUID.fromString(value.toString()) != null;
                case "int32" -> new BigDecimal(value.toString()).intValueExact() >= 0;
                case "int64" -> new BigDecimal(value.toString()).longValueExact() >= 0;
                default -> false;
            };
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void require(boolean holds, String at, String word, Object meant) {
        if (!holds) {
            faults.add(at + ": " + word + " " + meant);
        }
    }
}
