package vn.bordergate.clearance.park;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.TradeFact;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Reads an uploaded register: a heading, then a firm a line, with commas or semicolons between
 * number, park and the day from which it holds. All faults are found at once.
 */
final class ParkFile {

    /** Lines of one upload: more firms than the province's parks have. */
    static final int LINES_MAX = 5_000;

    static final String HEADING = "number,park,effectiveFrom";

    private static final int CELLS = 3;
    private static final int FAULTS_MAX = 50;
    private static final int YEAR_MIN = 1990;
    private static final int YEAR_MAX = 2999;

    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private ParkFile() {}

    /**
     * Reads an upload.
     *
     * @throws FaultsException with status 400 and its faults
     */
    static List<Line> read(String csv) {
        return new ParkFile().lines(csv.strip());
    }

    private List<Line> lines(String csv) {
        // A spreadsheet's mark of its encoding is no letter of the heading.
        String plain = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        List<String> texts = plain.lines().toList();
        if (texts.isEmpty() || !texts.getFirst().replace(';', ',').strip().equals(HEADING)) {
            throw FaultsException.of(
                    400, new Fault("PARKS_HEADING_WRONG", "/1", Map.of("value", HEADING)));
        }
        if (texts.size() - 1 > LINES_MAX) {
            throw FaultsException.of(
                    400, new Fault("PARKS_TOO_MANY", "", Map.of("value", LINES_MAX)));
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 1; i < texts.size() && faults.size() < FAULTS_MAX; i++) {
            String text = texts.get(i);
            if (!text.isBlank()) {
                add(lines, text, i + 1);
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return lines;
    }

    private void add(List<Line> lines, String text, int at) {
        String[] cells = text.replace(';', ',').split(",", -1);
        if (cells.length != CELLS) {
            fault("PARKS_LINE_MALFORMED", at, text);
            return;
        }
        String number = cells[0].strip();
        String park = cells[1].strip();
        String from = cells[2].strip();
        int before = faults.size();
        if (!IdentityScheme.VN_TAX_CODE.accepts(number)) {
            fault("PARKS_NUMBER_WRONG", at, number);
        }
        if (!park.equals(TradeFact.NO_PARK) && !IndustrialPark.isCode(park)) {
            fault("PARKS_PARK_UNKNOWN", at, park);
        }
        LocalDate day = day(from);
        if (day == null) {
            fault("PARKS_DATE_WRONG", at, from);
        }
        if (faults.size() == before && day != null) {
            String normal = IdentityScheme.VN_TAX_CODE.normalized(number);
            if (seen.add(normal + '|' + day)) {
                lines.add(new Line(normal, day, park));
            } else {
                fault("PARKS_LINE_TWICE", at, number);
            }
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX ? day : null;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private void fault(String code, int line, String value) {
        String told = value.length() > 60 ? value.substring(0, 60) + "…" : value;
        faults.add(new Fault(code, "/" + line, Map.of("value", told)));
    }
}
