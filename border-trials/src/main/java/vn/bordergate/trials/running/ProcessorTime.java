package vn.bordergate.trials.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Time that a process has spent on processors, as Linux accounts for it. */
public final class ProcessorTime {

    /** What Linux tells times in, on every machine of today. */
    private static final int TICK_MS = 10;

    /** Where a line of {@code /proc/PID/stat} tells own user time, counted behind the name. */
    private static final int OWN = 11;

    private ProcessorTime() {}

    /** Of one process. */
    public static Duration of(long pid) throws IOException {
        return times(pid, 2);
    }

    /** Of a process and all that descend from it, also of those that have ended. */
    public static Duration ofAllUnder(long pid) throws IOException {
        Duration all = times(pid, 4);
        try (Stream<ProcessHandle> family =
                ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants)) {
            for (ProcessHandle one : family.toList()) {
                all = all.plus(times(one.pid(), 4));
            }
        }
        return all;
    }

    /** Own user and system time, and behind them those of children that have ended. */
    private static Duration times(long pid, int fields) throws IOException {
        String line;
        try {
            line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        } catch (NoSuchFileException endedMeanwhile) {
            return Duration.ZERO;
        }
        String[] told = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = OWN; field < OWN + fields; field++) {
            ticks += Long.parseLong(told[field]);
        }
        return Duration.ofMillis(ticks * TICK_MS);
    }
}
