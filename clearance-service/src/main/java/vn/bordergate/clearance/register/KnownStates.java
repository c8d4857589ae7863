package vn.bordergate.clearance.register;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import vn.bordergate.clearance.declaration.Declaration;

/**
 * States of files that were decided on a moment ago and will be again, so that they need not be
 * read and understood anew. Nothing here is trusted: the database compares the version and the
 * checksum of what it holds, and sends the state where they differ. So it does not matter whether
 * what is kept here was ever committed, or which instance decided last.
 */
final class KnownStates {

    /** Some tens of megabytes at most. */
    static final int STATES_MAX = 10_000;

    static final int STATE_BYTES_MAX = 8 * 1024;

    private final Map<UUID, Known> states =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Known> eldest) {
                    return size() > STATES_MAX;
                }
            };

    /** A state, by what the database knows it again. */
    record Known(int version, long checksum, Declaration state) {
        static final Known NOTHING = new Known(0, 0, new Declaration.NotLodged());
    }

    synchronized Map<UUID, Known> of(Collection<UUID> ids) {
        Map<UUID, Known> found = new HashMap<>(2 * ids.size());
        for (UUID id : ids) {
            found.put(id, states.getOrDefault(id, Known.NOTHING));
        }
        return found;
    }

    /** Keeps a state as it was written. */
    void keep(UUID id, Declaration state, byte[] written) {
        if (state instanceof Declaration.Checking && written.length <= STATE_BYTES_MAX) {
            var checksum = new CRC32C();
            checksum.update(written);
            var known = new Known(state.version(), checksum.getValue(), state);
            synchronized (this) {
                states.put(id, known);
            }
        } else {
            synchronized (this) {
                states.remove(id);
            }
        }
    }
}
