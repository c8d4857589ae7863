package vn.bordergate.ingest.sheet;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings under {@code gate.ingest.sheets}.
 *
 * @param fileBytesMax largest file; more is what NDJSON and CSV to the declarations API are for
 * @param unpackedBytesMax most that the parts of a spreadsheet may unpack to
 * @param unpackedRatioMax most that a part may grow when it is unpacked, once it is past the first
 *     megabytes
 * @param rowsMax rows with something in them
 * @param cellsMax cells with something in them
 * @param textCharsMax characters of all texts of a spreadsheet together
 * @param receiveMax how long a file may take to come in
 * @param readMax how long the reading of a file may take
 * @param atOnce files read at the same time
 * @param waitingMax files that may wait for that; more are sent away with 503
 * @param eachMax files of one account on their way at once; more are sent away with 429
 * @param keptEach checked files kept for one account; the oldest gives way
 * @param keptFor how long a checked file is kept
 * @param sweepEvery how often those that are older are looked for
 * @param retryAfter what is told to those who are sent away
 */
@ConfigurationProperties("gate.ingest.sheets")
record SheetProperties(
        @DefaultValue("10MB") DataSize fileBytesMax,
        @DefaultValue("200MB") DataSize unpackedBytesMax,
        @DefaultValue("200") int unpackedRatioMax,
        @DefaultValue("20000") int rowsMax,
        @DefaultValue("500000") int cellsMax,
        @DefaultValue("16000000") int textCharsMax,
        @DefaultValue("2m") Duration receiveMax,
        @DefaultValue("20s") Duration readMax,
        @DefaultValue("2") int atOnce,
        @DefaultValue("6") int waitingMax,
        @DefaultValue("3") int eachMax,
        @DefaultValue("20") int keptEach,
        @DefaultValue("7d") Duration keptFor,
        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("5s") Duration retryAfter) {

    SheetProperties {
        require(isWithin(fileBytesMax.toKilobytes(), 1, 100 << 10), "file-bytes-max");
        require(isWithin(unpackedBytesMax.toMegabytes(), 1, 2 << 10), "unpacked-bytes-max");
        require(isWithin(unpackedRatioMax, 20, 1000), "unpacked-ratio-max");
        require(isWithin(rowsMax, 1, 100_000), "rows-max");
        require(isWithin(cellsMax, rowsMax, 10_000_000), "cells-max");
        require(isWithin(textCharsMax, 1000, 100_000_000), "text-chars-max");
        require(receiveMax.toMillis() >= 100 && receiveMax.toMinutes() <= 60, "receive-max");
        require(readMax.toMillis() >= 10 && readMax.toMinutes() <= 10, "read-max");
        require(isWithin(atOnce, 1, 16), "at-once");
        require(isWithin(waitingMax, 0, 1000), "waiting-max");
        require(isWithin(eachMax, 1, atOnce + waitingMax), "each-max");
        require(isWithin(keptEach, eachMax, 1000), "kept-each");
        require(keptFor.toMinutes() >= 1 && keptFor.toDays() <= 90, "kept-for");
        require(sweepEvery.toSeconds() >= 1, "sweep-every");
        require(retryAfter.toSeconds() >= 1, "retry-after");
    }

    private static boolean isWithin(long value, long least, long most) {
        return value >= least && value <= most;
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "gate.ingest.sheets." + name + " is out of its range");
        }
    }
}
