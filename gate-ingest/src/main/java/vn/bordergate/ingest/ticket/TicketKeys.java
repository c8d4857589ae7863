package vn.bordergate.ingest.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.bordergate.web.Figures;

/**
 * The keys of tickets, a file each, named after the day from which it signs: {@code
 * 2026-11-22.key}. All of them are published, also those of days to come, so that a phone that was
 * last in a network a week before knows the key of today. A key goes when its file does.
 */
final class TicketKeys {

    private static final Logger LOG = LoggerFactory.getLogger(TicketKeys.class);
    private static final String SUFFIX = ".key";

    private final List<TicketKey> keys;

    private TicketKeys(List<TicketKey> keys) {
        this.keys = keys.stream().sorted(Comparator.comparing(TicketKey::signsFrom)).toList();
    }

    static TicketKeys of(List<TicketKey> keys) {
        return new TicketKeys(keys);
    }

    /** Those of the folder; the first is made where there is none. */
    static TicketKeys keptIn(@Nullable Path folder, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Figures.ZONE);
        if (folder == null) {
            LOG.warn("gate.ingest.ticket.keys is not set: tickets are signed by a fresh key");
            return new TicketKeys(List.of(TicketKey.fresh(today)));
        }
        try {
            Files.createDirectories(folder);
            List<TicketKey> found = read(folder);
            if (found.isEmpty()) {
                TicketKey first = TicketKey.fresh(today);
                first.keepIn(folder.resolve(today + SUFFIX));
                found = List.of(first);
            }
            return new TicketKeys(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<TicketKey> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .map(file -> TicketKey.keptIn(file, day(file)))
                    .toList();
        }
    }

    private static LocalDate day(Path file) {
        String name = file.getFileName().toString();
        try {
            return LocalDate.parse(name.substring(0, name.length() - SUFFIX.length()));
        } catch (DateTimeParseException e) {
            throw new IllegalStateException("not named after the day of its first use: " + file, e);
        }
    }

    /** The newest whose day has come; before the first day of any, the first. */
    TicketKey signing(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, Figures.ZONE);
        return keys.stream()
                .filter(key -> !key.signsFrom().isAfter(today))
                .reduce((_, later) -> later)
                .orElseGet(keys::getFirst);
    }

    List<TicketKey> all() {
        return keys;
    }
}
