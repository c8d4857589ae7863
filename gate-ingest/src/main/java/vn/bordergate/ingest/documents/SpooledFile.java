package vn.bordergate.ingest.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;

/**
 * One file on its way, written by one thread and perhaps thrown away by another while it writes.
 * All of it blocks.
 */
final class SpooledFile {

    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest = Checksums.sha256();
    private long bytes;
    private boolean gone;

    SpooledFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A file that is whole and on the disk. */
    record Sealed(Path path, String sha256, long bytes, Optional<FileType> type) {}

    synchronized void write(DataBuffer buffer) {
        try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
            while (parts.hasNext()) {
                write(parts.next());
            }
        }
    }

    synchronized void write(ByteBuffer part) {
        if (gone) {
            return;
        }
        bytes += part.remaining();
        digest.update(part.duplicate());
        try {
            while (part.hasRemaining()) {
                channel.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Nothing is written after this. */
    synchronized Sealed seal() {
        if (gone) {
            throw new IllegalStateException("thrown away before it was whole");
        }
        try {
            channel.force(true);
            Optional<FileType> type = FileType.sniffed(channel);
            channel.close();
            return new Sealed(path, HexFormat.of().formatHex(digest.digest()), bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes it, unless a store has taken it over. */
    synchronized void discard() {
        gone = true;
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
