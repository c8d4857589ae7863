package vn.bordergate.ingest.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Some of the faults of a file.
 *
 * @param next cursor of those behind them, none where these are the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultsPart(List<FaultWords> faults, @Nullable String next) {

    static final int MOST = 200;

    /** How many come before this cursor. */
    static int place(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            int place = Integer.parseInt(cursor);
            if (place >= 0) {
                return place;
            }
        } catch (NumberFormatException noCursor) {
            // Told below.
        }
        throw FaultsException.of(400, Fault.at("", "PARAMETER_INVALID", Map.of("name", "after")));
    }
}
