package vn.bordergate.web;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was sent.
 *
 * @param code stable UPPER_SNAKE name, a key of the fault messages
 * @param pointer JSON pointer (RFC 6901) to the place, empty for the whole
 * @param args values for the {@code {name}} places of the message
 * @param line 1-based line, for text formats and malformed JSON
 * @param column 1-based column, for text formats and malformed JSON
 */
public record Fault(
        String code,
        String pointer,
        Map<String, Object> args,
        @Nullable Integer line,
        @Nullable Integer column) {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

    public Fault {
        Objects.requireNonNull(pointer);
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a fault code: " + code);
        }
        args = Map.copyOf(args);
    }

    public Fault(String code, String pointer, Map<String, Object> args) {
        this(code, pointer, args, null, null);
    }

    public static Fault at(String pointer, String code) {
        return new Fault(code, pointer, Map.of());
    }

    public static Fault at(String pointer, String code, Map<String, Object> args) {
        return new Fault(code, pointer, args);
    }

    /** The same fault, with its place in the text that was sent. */
    public Fault on(int atLine, int atColumn) {
        return new Fault(code, pointer, args, atLine, atColumn);
    }
}
