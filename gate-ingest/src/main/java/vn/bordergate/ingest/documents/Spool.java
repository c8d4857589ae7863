package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder in which files lie while they come in or go out; nobody else looks into it.
 *
 * <p>A scanner for malicious files would stand between here and the store: what it finds fault with
 * is refused before anybody has seen it.
 */
final class Spool {

    private final Path folder;

    Spool(Path directory) {
        this.folder = directory.resolve("incoming");
        makePrivate(folder);
        if (!Files.isWritable(folder)) {
            throw new IllegalStateException("cannot write into " + folder);
        }
    }

    SpooledFile open() {
        Path path = folder.resolve(UUID.randomUUID().toString());
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            return new SpooledFile(
                    path,
                    FileChannel.open(
                            path,
                            Set.of(
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE),
                            owner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what a process that was killed has left. */
    int sweep(Instant before) {
        int swept = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)
                        && Files.deleteIfExists(file)) {
                    swept++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return swept;
    }

    static void makePrivate(Path folder) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
