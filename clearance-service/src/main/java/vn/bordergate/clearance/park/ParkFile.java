package vn.bordergate.clearance.park;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.csv.CsvFile;
import vn.bordergate.clearance.csv.CsvLine;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.TradeFact;
import vn.bordergate.web.FaultsException;

/**
 * Reads an uploaded register: of each firm its number, its park and the day from which it holds.
 */
final class ParkFile {

    /** More firms than the province's parks have. */
    static final int LINES_MAX = CsvFile.LINES_MAX;

    static final String HEADING = "number,park,effectiveFrom";

    private ParkFile() {}

    /**
     * Reads an upload.
     *
     * @throws FaultsException with status 400 and its faults
     */
    static List<Line> read(String csv) {
        return CsvFile.read(csv, HEADING, "PARKS", ParkFile::line);
    }

    private static @Nullable Line line(CsvLine line) {
        String number = line.cell(0);
        String park = line.cell(1);
        if (!IdentityScheme.VN_TAX_CODE.accepts(number)) {
            line.fault("NUMBER_WRONG", number);
        }
        if (!park.equals(TradeFact.NO_PARK) && !IndustrialPark.isCode(park)) {
            line.fault("PARK_UNKNOWN", park);
        }
        LocalDate day = line.day(2);
        String normal = IdentityScheme.VN_TAX_CODE.normalized(number);
        return day != null && line.isFirst(normal + '|' + day, number)
                ? new Line(normal, day, park)
                : null;
    }
}
