package vn.bordergate.clearance.unofficial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How many may be sent in an hour, without knowing who sends. An address falls into one of a few
 * hundred cells by a key that is drawn anew each hour and never leaves the memory: many addresses
 * share a cell, nobody can tell which address a count came from, and nothing of it is kept.
 */
final class CoarseLimit {

    static final int CELLS = 512;
    static final Duration SPAN = Duration.ofHours(1);

    private static final String HMAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int cellMax;
    private final int allMax;
    private final int[] cells = new int[CELLS];
    private int all;
    private Instant since = Instant.EPOCH;
    private byte[] key = new byte[0];

    /**
     * @param cellMax from one cell, in an hour
     * @param allMax from all together; a cell from which nothing came yet is heard beyond it, so
     *     that a few who send much leave room for everybody else
     */
    CoarseLimit(int cellMax, int allMax) {
        this.cellMax = cellMax;
        this.allMax = allMax;
    }

    /** Whether one more is taken from there. */
    synchronized boolean takes(String address, Instant now) {
        if (Duration.between(since, now).compareTo(SPAN) >= 0) {
            since = now;
            Arrays.fill(cells, 0);
            all = 0;
            key = new byte[32];
            RANDOM.nextBytes(key);
        }
        int cell = cell(address);
        if (cells[cell] >= cellMax || (all >= allMax && cells[cell] > 0)) {
            return false;
        }
        cells[cell]++;
        all++;
        return true;
    }

    private int cell(String address) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            byte[] sum = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
            return Math.floorMod(ByteBuffer.wrap(sum).getInt(), CELLS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }
}
