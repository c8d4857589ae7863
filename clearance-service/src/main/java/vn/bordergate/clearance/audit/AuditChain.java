package vn.bordergate.clearance.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The arithmetic of the chain. All numbers are big-endian, times are microseconds since 1970, and
 * texts are UTF-8 behind their length, so that no two entries have the same bytes.
 *
 * <pre>
 * digest(entry) = SHA-256( declaration id: 16 bytes | version: 4 | at: 8
 *                          | length: 4 | actor kind | length: 4 | actor | length: 4 | events )
 * hash(n)       = SHA-256( hash(n-1): 32 | n: 8 | sealed at: 8 | digest(entry n): 32 )
 * hash(0)       = 32 zero bytes
 * </pre>
 */
public final class AuditChain {

    /** What the first entry is chained to. */
    public static final Hash START = Hash.zero();

    /**
     * The digest of a row {@code d} of the table of decisions, as the database computes it: the
     * entries need not travel to be sealed.
     */
    static final String DIGEST_SQL =
            """
            sha256(uuid_send(d.declaration_id) || int4send(d.version)
              || int8send((extract(epoch from d.at) * 1000000)::bigint)
              || int4send(octet_length(d.actor_kind)) || textsend(d.actor_kind)
              || int4send(octet_length(d.actor)) || textsend(d.actor)
              || int4send(octet_length(d.events)) || textsend(d.events))""";

    private AuditChain() {}

    public static Hash digest(AuditEntry entry) {
        byte[] kind = entry.actorKind().getBytes(UTF_8);
        byte[] actor = entry.actor().getBytes(UTF_8);
        byte[] events = entry.events().getBytes(UTF_8);
        UUID id = entry.declarationId();
        ByteBuffer bytes =
                ByteBuffer.allocate(40 + kind.length + actor.length + events.length)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .putInt(entry.version())
                        .putLong(micros(entry.at()));
        for (byte[] text : new byte[][] {kind, actor, events}) {
            bytes.putInt(text.length).put(text);
        }
        return Hash.of(bytes.array());
    }

    public static Hash link(Hash previous, long number, Instant sealedAt, Hash digest) {
        return Hash.of(
                ByteBuffer.allocate(2 * Hash.BYTES + 2 * Long.BYTES)
                        .put(previous.bytes())
                        .putLong(number)
                        .putLong(micros(sealedAt))
                        .put(digest.bytes())
                        .array());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
