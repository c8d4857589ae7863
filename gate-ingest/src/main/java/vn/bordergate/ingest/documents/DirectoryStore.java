package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A directory on this machine: {@code ab/cd/abcd…}, two levels of folders, so that none of them
 * holds more files than a file system likes.
 */
final class DirectoryStore implements DocumentStore {

    private final Path root;
    private final Scheduler disk;

    DirectoryStore(Path root, Scheduler disk) {
        this.root = root;
        this.disk = disk;
    }

    /**
     * The spool lies on the same file system, so the file appears whole or not at all. A copy that
     * is there already is replaced, which also heals a damaged one.
     */
    @Override
    public Mono<Void> put(SpooledFile.Sealed file) {
        return Mono.<Void>fromCallable(
                        () -> {
                            Path target = path(file.sha256());
                            Path inner = folder(target);
                            Path outer = folder(inner);
                            Spool.makePrivate(inner);
                            Files.move(file.path(), target, StandardCopyOption.ATOMIC_MOVE);
                            // A name is durable when the folder that holds it is.
                            for (Path folder : new Path[] {inner, outer, root}) {
                                force(folder);
                            }
                            return null;
                        })
                .subscribeOn(disk);
    }

    @Override
    public Mono<Opened> open(String sha256) {
        return Mono.fromCallable(() -> path(sha256))
                .filter(Files::isRegularFile)
                .map(path -> new Opened(path, () -> {}))
                .subscribeOn(disk);
    }

    @Override
    public Mono<Void> delete(String sha256) {
        return Mono.<Void>fromCallable(
                        () -> {
                            Files.deleteIfExists(path(sha256));
                            return null;
                        })
                .subscribeOn(disk);
    }

    private Path path(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)).resolve(sha256);
    }

    private Path folder(Path path) {
        Path folder = path.getParent();
        return folder == null ? root : folder;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
