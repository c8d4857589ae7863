package vn.bordergate.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file of declarations and how much of it is lodged.
 *
 * @param path null for the shipped one
 * @param rows lines after the header that are read, from the first
 */
record DemoFile(@Nullable Path path, long rows) {

    private static final String SHIPPED = "/demo/declarations-2020/declarations-2020.csv";

    /** All rows. */
    static final long ALL = Long.MAX_VALUE;

    CustomsFile open() throws IOException {
        return new CustomsFile(bytes());
    }

    String name() {
        return path == null ? "the shipped declarations of 2020" : path.toString();
    }

    /** Tells a file from another of the same name. */
    String fingerprint() throws IOException {
        try (InputStream in = bytes()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream digesting = new DigestInputStream(in, digest)) {
                digesting.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private InputStream bytes() throws IOException {
        if (path != null) {
            return Files.newInputStream(path);
        }
        InputStream shipped = DemoFile.class.getResourceAsStream(SHIPPED);
        if (shipped == null) {
            throw new IllegalStateException("not shipped: " + SHIPPED);
        }
        return shipped;
    }
}
