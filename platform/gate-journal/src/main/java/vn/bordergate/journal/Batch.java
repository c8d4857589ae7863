package vn.bordergate.journal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** New events in the order of their partitions, to be applied in one transaction. */
public final class Batch {

    private final List<Received> records;
    private final Map<Received, String> refused = new IdentityHashMap<>();

    private Batch(List<Received> records) {
        this.records = List.copyOf(records);
    }

    public static Batch of(List<Received> records) {
        return new Batch(records);
    }

    public List<Received> records() {
        return records;
    }

    /** Sends the record to {@code <topic>.dead} in the batch's transaction. */
    public synchronized void refuse(Received received, String reason) {
        refused.put(received, reason);
    }

    /** What was refused so far, in the order of the records. */
    public synchronized List<Refused> refused() {
        List<Refused> inOrder = new ArrayList<>(refused.size());
        for (Received received : records) {
            String reason = refused.get(received);
            if (reason != null) {
                inOrder.add(new Refused(received, reason));
            }
        }
        return inOrder;
    }

    /** A record that the handler cannot accept. */
    public record Refused(Received received, String reason) {}
}
