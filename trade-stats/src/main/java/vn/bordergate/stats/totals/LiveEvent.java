package vn.bordergate.stats.totals;

import java.nio.charset.StandardCharsets;

/**
 * A server-sent event, written down once for all who listen.
 *
 * @param id version of the totals; empty where it tells none
 * @param wire as it goes over the wire, shared by all connections and never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy for each listener is the cost
record LiveEvent(String id, String name, String data, byte[] wire) {

    static LiveEvent of(String id, String name, String data) {
        return written("", id, name, data);
    }

    /** The same once more, under a comment that says that nothing has changed. */
    LiveEvent again() {
        return written(":heartbeat\n", id, name, data);
    }

    private static LiveEvent written(String comment, String id, String name, String data) {
        String line = id.isEmpty() ? "" : "id:" + id + "\n";
        String text = comment + line + "event:" + name + "\ndata:" + data + "\n\n";
        return new LiveEvent(id, name, data, text.getBytes(StandardCharsets.UTF_8));
    }
}
