package vn.bordergate.ingest.sheet;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.unit.DataSize;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Answers to a file, or to a question about one, that the gate will not follow. */
final class SheetRefusals {

    /** The letters of the column, as a spreadsheet shows them. */
    static final String CELL_COLUMN = "cellColumn";

    private SheetRefusals() {}

    static FaultsException unreadable(String code) {
        return FaultsException.of(422, Fault.at("", code));
    }

    static FaultsException unreadable(String code, String argument, Object value) {
        return FaultsException.of(422, Fault.at("", code, Map.of(argument, value)));
    }

    static FaultsException tooLarge(DataSize most) {
        return FaultsException.of(
                413, Fault.at("", "SHEET_TOO_LARGE", Map.of("max", most.toMegabytes())));
    }

    static FaultsException busy(Duration retryAfter) {
        return new FaultsException(
                503,
                List.of(Fault.at("", "SHEETS_BUSY", Map.of("seconds", retryAfter.toSeconds()))),
                retryAfter);
    }

    static FaultsException accountBusy(int most, Duration retryAfter) {
        return new FaultsException(
                429, List.of(Fault.at("", "SHEETS_TOO_MANY", Map.of("max", most))), retryAfter);
    }

    /** Also the answer to somebody else's file: whether it exists is not theirs to know. */
    static FaultsException notFound() {
        return FaultsException.of(404, Fault.at("", "SHEET_NOT_FOUND"));
    }

    static FaultsException notReady(String state) {
        return FaultsException.of(409, Fault.at("", "SHEET_NOT_READY", Map.of("state", state)));
    }
}
