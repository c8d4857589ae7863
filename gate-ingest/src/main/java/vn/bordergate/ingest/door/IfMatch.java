package vn.bordergate.ingest.door;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** The If-Match of a change: which generation the sender believes to stand. RFC 9110, 13.1.1. */
public record IfMatch(List<String> tags) {

    /**
     * @throws FaultsException 428 when there is none: a change without it could undo another
     */
    public static IfMatch of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw FaultsException.of(428, Fault.at("", "IF_MATCH_MISSING"));
        }
        return new IfMatch(Arrays.stream(header.split(",", -1)).map(String::strip).toList());
    }

    public static String tag(int generation) {
        return "\"" + generation + "\"";
    }

    /** An answer that names the generation it is about, so that it can be changed. */
    public static ResponseEntity.BodyBuilder tagged(HttpStatus code, int generation) {
        return ResponseEntity.status(code).eTag(tag(generation));
    }

    public void require(int generation) {
        if (!tags.contains("*") && !tags.contains(tag(generation))) {
            throw FaultsException.of(
                    412, Fault.at("", "GENERATION_STALE", Map.of("generation", generation)));
        }
    }
}
