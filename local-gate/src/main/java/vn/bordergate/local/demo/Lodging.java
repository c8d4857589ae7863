package vn.bordergate.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import vn.bordergate.local.demo.FileLine.CustomsRow;

/** Brings every row to the door, and remembers what the door said. */
final class Lodging {

    /** Rows in one request: enough to share a commit, few enough to see progress. */
    private static final int ROWS_A_REQUEST = 1000;

    private static final Duration ARRIVES_IN = Duration.ofHours(2);
    private static final String TOO_LATE = "ARRIVAL_PAST";

    private final Door door;
    private final OfficersDesk desk;
    private final Ledger ledger;
    private final Forecast forecast;
    private final InstantSource clock;
    private final LongConsumer progress;
    private final Consignments consignments = new Consignments();

    private final SortedMap<String, Long> refusedByCode = new TreeMap<>();
    private final Map<String, Prophecy.Counts> fraudulent = new HashMap<>();
    private long accepted;
    private long refused;
    private long conflicts;

    Lodging(
            Door door,
            OfficersDesk desk,
            Ledger ledger,
            Forecast forecast,
            InstantSource clock,
            LongConsumer progress) {
        this.door = door;
        this.desk = desk;
        this.ledger = ledger;
        this.forecast = forecast;
        this.clock = clock;
        this.progress = progress;
    }

    /** Lodges all files; calling it again on the same directory earns the same receipts. */
    void lodge(List<DemoFile> files) throws IOException, InterruptedException {
        for (int i = 0; i < files.size(); i++) {
            lodge(i, files.get(i));
        }
    }

    /**
     * Tries the planned arrivals of earlier runs first, since a row that was lodged then must be
     * sent as it was. A row that is too late for all of them has never been lodged and gets a new
     * one.
     */
    private void lodge(int number, DemoFile file) throws IOException, InterruptedException {
        List<Instant> arrivals = new ArrayList<>(ledger.arrivals());
        if (arrivals.isEmpty()) {
            arrivals.add(newArrival());
        }
        BitSet rest = null;
        for (int i = 0; i < arrivals.size() && (rest == null || !rest.isEmpty()); i++) {
            boolean last = i == arrivals.size() - 1;
            Pass pass = new Pass(number, arrivals.get(i), last);
            pass.over(file, rest);
            rest = pass.again;
            if (last && !rest.isEmpty()) {
                arrivals.add(newArrival());
            }
        }
    }

    private Instant newArrival() throws IOException {
        Instant arrival = clock.instant().plus(ARRIVES_IN).truncatedTo(ChronoUnit.SECONDS);
        ledger.addArrival(arrival);
        return arrival;
    }

    /** One reading of a file with one planned arrival. */
    private final class Pass {

        private final int file;
        private final Instant arrival;
        private final boolean last;
        private final BitSet again = new BitSet();
        private final List<CustomsRow> rows = new ArrayList<>(ROWS_A_REQUEST);

        Pass(int file, Instant arrival, boolean last) {
            this.file = file;
            this.arrival = arrival;
            this.last = last;
        }

        /** Sends the rows whose lines are given; null is all. */
        void over(DemoFile source, @Nullable BitSet only) throws IOException, InterruptedException {
            try (CustomsFile lines = source.open()) {
                FileLine line = lines.next();
                for (long n = 0; n < source.rows() && line != null; n++, line = lines.next()) {
                    boolean wanted = only == null || only.get((int) line.line());
                    if (wanted && line instanceof CustomsRow row) {
                        rows.add(row);
                    }
                    if (rows.size() == ROWS_A_REQUEST) {
                        send();
                    }
                }
            }
            send();
        }

        private void send() throws IOException, InterruptedException {
            if (rows.isEmpty()) {
                return;
            }
            List<String> lines = rows.stream().map(row -> consignments.line(row, arrival)).toList();
            List<Door.Answer> answers = door.lodge(lines);
            for (int i = 0; i < answers.size(); i++) {
                take(rows.get(i), answers.get(i));
            }
            rows.clear();
            progress.accept(accepted + refused + conflicts);
        }

        private void take(CustomsRow row, Door.Answer answer) {
            SortedSet<String> codes = new TreeSet<>(answer.codes());
            boolean tooLate = codes.remove(TOO_LATE);
            if (answer.declarationId() != null) {
                accept(row, answer.declarationId());
            } else if (answer.conflict() ? !last : tooLate && codes.isEmpty()) {
                again.set((int) row.line());
            } else if (answer.conflict()) {
                conflicts++;
            } else {
                refused++;
                codes.forEach(code -> refusedByCode.merge(code, 1L, Long::sum));
            }
        }

        private void accept(CustomsRow row, String declarationId) {
            accepted++;
            Prophecy.Counts counts = forecast.fraudulent(file, row.line());
            if (counts != null) {
                fraudulent.put(declarationId, counts);
                desk.expectFraud(declarationId);
            }
        }
    }

    /** Rows with a receipt, of this run or an earlier one. */
    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long conflicts() {
        return conflicts;
    }

    /** Refused rows by fault; a row with two faults stands under both. */
    SortedMap<String, Long> refusedByCode() {
        return refusedByCode;
    }

    /** Accepted declarations whose file says critical fraud, and what they are worth. */
    Map<String, Prophecy.Counts> fraudulent() {
        return fraudulent;
    }
}
