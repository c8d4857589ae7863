package vn.bordergate.ingest.ticket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An Ed25519 key that signs tickets from a day on. */
final class TicketKey {

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 6;
    private static final int RAW_BYTES = 32;
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    private final PrivateKey secret;
    private final byte[] publicKey;
    private final LocalDate signsFrom;

    private TicketKey(PrivateKey secret, byte[] publicKey, LocalDate signsFrom) {
        this.secret = secret;
        this.publicKey = publicKey;
        this.signsFrom = signsFrom;
    }

    /** A key that is kept nowhere. */
    static TicketKey fresh(LocalDate signsFrom) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
            return new TicketKey(pair.getPrivate(), raw, signsFrom);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key of a file of two lines: the secret, and the public half. */
    static TicketKey keptIn(Path file, LocalDate signsFrom) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() < 2) {
                throw new IllegalStateException("no key of two lines: " + file);
            }
            PrivateKey secret =
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Base64.getDecoder().decode(lines.getFirst())));
            byte[] raw = Base64.getUrlDecoder().decode(lines.get(1));
            TicketKey key = new TicketKey(secret, raw, signsFrom);
            if (raw.length != RAW_BYTES || !key.isWhole()) {
                throw new IllegalStateException("the two halves are not of one key: " + file);
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("no Ed25519 key: " + file, e);
        }
    }

    /** Beside the file and then renamed, readable by its owner only from the first moment. */
    void keepIn(Path file) {
        try {
            var owner =
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"));
            Path draft =
                    Files.createTempFile(file.toAbsolutePath().getParent(), "key", ".new", owner);
            String lines =
                    Base64.getEncoder().encodeToString(secret.getEncoded())
                            + "\n"
                            + publicKey()
                            + "\n";
            Files.writeString(draft, lines, StandardCharsets.US_ASCII);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Short name of the key, which a signed code carries. */
    String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return URL.encodeToString(Arrays.copyOf(digest, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The 32 bytes of RFC 8032 in Base64 for addresses. */
    String publicKey() {
        return URL.encodeToString(publicKey);
    }

    LocalDate signsFrom() {
        return signsFrom;
    }

    /** The signature in Base64 for addresses. */
    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isWhole() throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initVerify(Ed25519Public.of(publicKey));
        signature.update("whole".getBytes(StandardCharsets.US_ASCII));
        return signature.verify(Base64.getUrlDecoder().decode(sign("whole")));
    }
}
