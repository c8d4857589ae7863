package vn.bordergate.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the demo has begun to lodge into a data directory, written down before the first row leaves.
 * A demo that was killed is finished by the next one, and the check adds up everything that was
 * ever begun. It also keeps the planned arrivals, which the files do not tell: the same row must
 * get the same content each time, or the door would take it for a change.
 */
final class Ledger {

    private static final String SHIPPED = "shipped";

    private final Path files;
    private final Path arrivals;

    Ledger(Path directory) throws IOException {
        Files.createDirectories(directory);
        files = directory.resolve("files.tsv");
        arrivals = directory.resolve("planned-arrivals.txt");
    }

    private record Entry(String fingerprint, DemoFile file) {

        String line() {
            Path path = file.path();
            return fingerprint + '\t' + file.rows() + '\t' + (path == null ? SHIPPED : path);
        }

        static Entry read(String line) {
            String[] parts = line.split("\t", 3);
            Path path = parts[2].equals(SHIPPED) ? null : Path.of(parts[2]);
            return new Entry(parts[0], new DemoFile(path, Long.parseLong(parts[1])));
        }
    }

    /**
     * Writes down that this file is going to be lodged.
     *
     * @return everything to lodge, in the order in which it was begun first
     * @throws CustomsFile.UnusableFileException when an earlier file is gone or has changed
     */
    List<DemoFile> begin(DemoFile asked) throws IOException {
        String fingerprint = asked.fingerprint();
        List<Entry> entries = new ArrayList<>();
        boolean found = false;
        for (String line : lines(files)) {
            Entry entry = Entry.read(line);
            if (entry.fingerprint().equals(fingerprint)) {
                long rows = Math.max(entry.file().rows(), asked.rows());
                entries.add(new Entry(fingerprint, new DemoFile(asked.path(), rows)));
                found = true;
            } else {
                requireUnchanged(entry);
                entries.add(entry);
            }
        }
        if (!found) {
            entries.add(new Entry(fingerprint, asked));
        }
        write(files, entries.stream().map(Entry::line).toList());
        return entries.stream().map(Entry::file).toList();
    }

    /** Planned arrivals that rows were lodged with, the oldest first. */
    List<Instant> arrivals() throws IOException {
        return lines(arrivals).stream().map(Instant::parse).toList();
    }

    void addArrival(Instant arrival) throws IOException {
        List<String> all = new ArrayList<>(lines(arrivals));
        all.add(arrival.toString());
        write(arrivals, all);
    }

    private static void requireUnchanged(Entry entry) throws IOException {
        DemoFile file = entry.file();
        Path path = file.path();
        boolean there = path == null || Files.isReadable(path);
        if (!there || !file.fingerprint().equals(entry.fingerprint())) {
            throw new CustomsFile.UnusableFileException(
                    "into this data directory "
                            + file.name()
                            + " was lodged before, which is gone or has changed since; the totals"
                            + " cannot be checked without it. Use another data directory (--data)");
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, lines);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
