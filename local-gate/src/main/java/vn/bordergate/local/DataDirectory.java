package vn.bordergate.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The directory that holds everything the local gate keeps; one process at a time may use it. */
final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /**
     * Takes the directory for this process. The operating system gives it back when the process
     * ends, however it ends.
     *
     * @throws CannotStartException when another process holds it; the message says which
     */
    static DataDirectory take(Path root) throws IOException {
        SafeFiles.directory(root);
        FileChannel channel =
                FileChannel.open(
                        root.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            String holder = Files.readString(root.resolve("lock")).trim();
            channel.close();
            throw new CannotStartException(
                    "the data directory "
                            + root
                            + " is in use by process "
                            + holder
                            + "; stop that one, or choose another directory with --data");
        }
        channel.truncate(0);
        String self = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)));
        return new DataDirectory(root.toRealPath(), channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    /** PostgreSQL's own programs, unpacked once. */
    Path programs() {
        return root.resolve("programs");
    }

    Path secrets() {
        return root.resolve("secrets");
    }

    /** What traders and officers attached to declarations. */
    Path documents() {
        return root.resolve("documents");
    }

    Path demo() {
        return root.resolve("demo");
    }

    Path log() {
        return root.resolve("logs").resolve("gate.log");
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
