package vn.bordergate.stats.published;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The seal of a publication; its hash covers the one before, so that nothing can be changed or left
 * out without breaking every later one.
 *
 * @param number 1 for the first publication, and no number is left out
 * @param contentHash SHA-256 of {@link #content}, in hexadecimal
 * @param previousHash of the seal before; zeros before the first
 * @param hash SHA-256 of number, previous hash and content hash, a line each
 * @param signature Ed25519 over the hash's text, base64
 * @param publicKey with which to verify it, X.509, base64
 */
record Seal(
        long number,
        LocalDate day,
        int edition,
        String contentHash,
        String previousHash,
        String hash,
        String signature,
        String publicKey) {

    /** What stands before the first. */
    static final String BEGINNING = "0".repeat(64);

    static Seal of(long number, Edition edition, String content, String previousHash, SealKey key) {
        String contentHash = sha256(content);
        String hash = hash(number, previousHash, contentHash);
        return new Seal(
                number,
                edition.day(),
                edition.number(),
                contentHash,
                previousHash,
                hash,
                key.sign(hash),
                key.publicKey());
    }

    /** What is sealed, as one text that anybody can write again from the open data. */
    static String content(Edition edition, Map<CellName, Measured> cells) {
        StringBuilder text = new StringBuilder();
        text.append(edition.day()).append('\n').append(edition.number()).append('\n');
        text.append(edition.publishedAt()).append('\n');
        new TreeMap<>(cells)
                .forEach(
                        (cell, m) ->
                                text.append(cell.gate())
                                        .append('|')
                                        .append(cell.direction())
                                        .append('|')
                                        .append(cell.tradeType())
                                        .append('|')
                                        .append(cell.stage())
                                        .append('|')
                                        .append(m.usdCents())
                                        .append('|')
                                        .append(m.vnd())
                                        .append('|')
                                        .append(m.factsWithoutVnd())
                                        .append('|')
                                        .append(m.netMassGrams())
                                        .append('|')
                                        .append(m.declarations())
                                        .append('\n'));
        return text.toString();
    }

    static String hash(long number, String previousHash, String contentHash) {
        return sha256(number + "\n" + previousHash + "\n" + contentHash + "\n");
    }

    static String sha256(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is wrong with it after the one before and over that content; empty where nothing is. */
    String fault(long numberBefore, String hashBefore, String content) {
        if (number != numberBefore + 1) {
            return "seal " + number + " follows " + numberBefore;
        }
        if (!previousHash.equals(hashBefore)) {
            return "seal " + number + " does not hold the hash of the seal before";
        }
        if (!contentHash.equals(sha256(content))) {
            return "seal " + number + ": the figures of " + day + " are not those that were sealed";
        }
        if (!hash.equals(hash(number, previousHash, contentHash))) {
            return "seal " + number + " has another hash";
        }
        return SealKey.verifies(publicKey, hash, signature)
                ? ""
                : "seal " + number + " is not signed by its key";
    }
}
