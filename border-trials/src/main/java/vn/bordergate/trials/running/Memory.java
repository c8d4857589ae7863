package vn.bordergate.trials.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory of a process and of all that descend from it, as Linux accounts for it. */
public final class Memory {

    private Memory() {}

    /**
     * Proportional set size in mebibytes, so that pages which PostgreSQL's processes share count
     * once.
     */
    public static double residentMib(long pid) {
        try (Stream<ProcessHandle> family =
                Stream.concat(
                        ProcessHandle.of(pid).stream(),
                        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))) {
            return family.mapToLong(process -> kib(process.pid())).sum() / 1024.0;
        }
    }

    private static long kib(long pid) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException endedMeanwhile) {
            return 0;
        }
    }
}
