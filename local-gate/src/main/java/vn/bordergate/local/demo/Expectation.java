package vn.bordergate.local.demo;

import java.util.SortedMap;
import java.util.TreeMap;

/** What the file says must be there in the end, added up row by row. */
final class Expectation {

    private final SortedMap<String, Sum> declared = new TreeMap<>();
    private final SortedMap<String, Long> refusedByCode = new TreeMap<>();
    private long accepted;
    private long refused;
    private long conflicts;
    private long repeats;
    private long withoutRate;

    void add(Prophecy prophecy) {
        switch (prophecy) {
            case Prophecy.Counts(String gate, long usdCents) -> {
                accepted++;
                declared.merge(gate, new Sum(1, usdCents), Sum::plus);
            }
            case Prophecy.IsRefused(var codes) -> {
                refused++;
                codes.forEach(code -> refusedByCode.merge(code, 1L, Long::sum));
            }
            case Prophecy.IsARepeat() -> repeats++;
            case Prophecy.IsAConflict() -> conflicts++;
            case Prophecy.HasNoRate() -> {
                accepted++;
                withoutRate++;
            }
        }
    }

    SortedMap<String, Sum> declared() {
        return declared;
    }

    SortedMap<String, Long> refusedByCode() {
        return refusedByCode;
    }

    /** Rows that get a receipt of their own. */
    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long conflicts() {
        return conflicts;
    }

    /** Rows that get the receipt of an earlier row. */
    long repeats() {
        return repeats;
    }

    /** Accepted rows whose worth nobody can tell; the totals wait for their rate. */
    long withoutRate() {
        return withoutRate;
    }

    /** Declarations that the totals must come to hold as declared. */
    long counted() {
        return accepted - withoutRate;
    }
}
