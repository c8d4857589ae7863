package vn.bordergate.stats.release;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** Which hours at the gate are peak, from which day on; see {@code study/README.md}. */
record PeakHours(List<Span> spans) {

    private static final String SHIPPED = "/study/peak-hours.csv";
    private static final int CELLS = 3;
    private static final int HOUR_MAX = 23;

    PeakHours {
        spans = List.copyOf(spans);
    }

    /**
     * Hours of a day, both ends counted, on days from the first to before the last.
     *
     * @param until not counted
     */
    record Span(LocalDate from, LocalDate until, int firstHour, int lastHour) {

        Span {
            if (firstHour < 0 || lastHour > HOUR_MAX || firstHour > lastHour) {
                throw new IllegalArgumentException("no hours: " + firstHour + " to " + lastHour);
            }
        }
    }

    /** What comes with the product. */
    static PeakHours shipped() {
        try (InputStream in =
                Objects.requireNonNull(PeakHours.class.getResourceAsStream(SHIPPED))) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(SHIPPED + " cannot be read", e);
        }
    }

    /** A later day replaces all hours of before. */
    static PeakHours read(String csv) {
        List<String[]> lines =
                csv.lines()
                        .skip(1)
                        .filter(line -> !line.isBlank())
                        .map(line -> line.split(",", -1))
                        .toList();
        TreeSet<LocalDate> days = new TreeSet<>();
        for (String[] cells : lines) {
            if (cells.length != CELLS) {
                throw new IllegalArgumentException(String.join(",", cells));
            }
            days.add(LocalDate.parse(cells[0]));
        }
        List<Span> spans = new ArrayList<>();
        for (String[] cells : lines) {
            LocalDate from = LocalDate.parse(cells[0]);
            LocalDate until = days.higher(from);
            spans.add(
                    new Span(
                            from,
                            until == null ? LocalDate.of(9999, 12, 31) : until,
                            Integer.parseInt(cells[1]),
                            Integer.parseInt(cells[2])));
        }
        return new PeakHours(spans);
    }
}
