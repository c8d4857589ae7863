package vn.bordergate.local.demo;

import java.util.SortedSet;

/** What must become of a row, told from the file alone. */
sealed interface Prophecy {

    /** It counts once at its gate. */
    record Counts(String gate, long usdCents) implements Prophecy {}

    /** The door names these faults. */
    record IsRefused(SortedSet<String> codes) implements Prophecy {}

    /** The same declarant and number stood in an earlier row with the same content. */
    record IsARepeat() implements Prophecy {}

    /** The same declarant and number stood in an earlier row with other content. */
    record IsAConflict() implements Prophecy {}

    /** No exchange rate reaches back to its day, so its facts are held back from the totals. */
    record HasNoRate() implements Prophecy {}
}
