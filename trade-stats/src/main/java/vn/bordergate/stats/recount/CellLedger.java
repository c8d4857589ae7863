package vn.bordergate.stats.recount;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each cell twice: as the live totals have it, and as the log adds up. */
final class CellLedger {

    private final Map<String, Entry> entries = new HashMap<>();
    private final int cellsMax;

    CellLedger(int cellsMax) {
        this.cellsMax = cellsMax;
    }

    void live(String cell, BigDecimal amount, long[] sums) {
        entry(cell).live.add(amount, sums);
    }

    void recounted(RecountedFact fact) {
        entry(fact.cell()).recounted.add(fact.amount(), fact.sums());
        SideCells.add(fact, (cell, amount, sums) -> entry(cell).recounted.add(amount, sums));
    }

    int size() {
        return entries.size();
    }

    long differing() {
        return entries.values().stream().filter(Entry::differs).count();
    }

    /** The first differing cells, by name. */
    List<Difference> differences(int most) {
        List<Difference> found = new ArrayList<>();
        entries.entrySet().stream()
                .filter(e -> e.getValue().differs())
                .sorted(Map.Entry.comparingByKey())
                .limit(most)
                .forEach(e -> found.add(e.getValue().difference(e.getKey())));
        return found;
    }

    private Entry entry(String cell) {
        Entry entry = entries.get(cell);
        if (entry == null) {
            if (entries.size() >= cellsMax) {
                throw new IllegalStateException(
                        "more than " + cellsMax + " cells: raise gate.recount.cells-max");
            }
            entry = new Entry();
            entries.put(cell, entry);
        }
        return entry;
    }

    private static final class Entry {
        final Side live = new Side();
        final Side recounted = new Side();

        boolean differs() {
            return live.amount.compareTo(recounted.amount) != 0
                    || !Arrays.equals(live.sums, recounted.sums);
        }

        Difference difference(String cell) {
            return new Difference(cell, live.figures(), recounted.figures());
        }
    }

    private static final class Side {
        private static final long[] NOTHING = new long[RecountedFact.MEASURES];

        BigDecimal amount = BigDecimal.ZERO;
        private long[] sums = NOTHING;

        void add(BigDecimal more, long[] addends) {
            amount = amount.add(more);
            long[] next = sums == NOTHING ? NOTHING.clone() : sums;
            for (int i = 0; i < next.length; i++) {
                next[i] = Math.addExact(next[i], addends[i]);
            }
            sums = next;
        }

        Difference.Figures figures() {
            long[] s = sums;
            return new Difference.Figures(
                    amount.toPlainString(), s[0], s[1], s[2], s[3], s[4], s[5]);
        }
    }
}
