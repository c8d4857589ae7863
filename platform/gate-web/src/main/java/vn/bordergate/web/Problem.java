package vn.bordergate.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error answer as RFC 9457 wants it, in one language. {@code type} is the path of a page that
 * explains the code; {@code requestId} is also in the log.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String requestId,
        List<Item> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** One fault with its message in the reader's language. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String code,
            String pointer,
            @Nullable Integer line,
            @Nullable Integer column,
            String message) {}

    /** The code that {@code type} names. */
    public String code() {
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
