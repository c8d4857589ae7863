package vn.bordergate.stats.recount;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Place;

/** A log in memory, partitioned by the facts' keys as the real one is. */
final class RememberedLog implements FactLog {

    private final List<List<LoggedRecord>> partitions = new ArrayList<>();
    private final EventJson json = new EventJson();
    private long position;

    RememberedLog(int count) {
        for (int i = 0; i < count; i++) {
            partitions.add(new ArrayList<>());
        }
    }

    void send(TradeFact fact) {
        append(
                Math.floorMod(fact.key().hashCode(), partitions.size()),
                RecountedFact.TYPE,
                json.write(fact));
    }

    void sendText(String text) {
        append(0, RecountedFact.TYPE, text);
    }

    /** The same JSON under another name, such as a later version of the event has. */
    void sendAs(String type, TradeFact fact) {
        append(0, type, json.write(fact));
    }

    /** As a forwarder does that died before it noted what it had sent. */
    void repeatLast(int count) {
        partitions.stream()
                .flatMap(List::stream)
                .sorted((a, b) -> b.place().compareTo(a.place()))
                .limit(count)
                .sorted((a, b) -> a.place().compareTo(b.place()))
                .toList()
                .forEach(record -> partitions.get(record.partition()).add(record));
    }

    @Override
    public Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        for (int i = 0; i < partitions.size(); i++) {
            ends.put(i, (long) partitions.get(i).size());
        }
        return ends;
    }

    @Override
    public Map<Integer, Long> since(Instant sent) {
        throw new UnsupportedOperationException("a recount reads all of the log");
    }

    @Override
    public void read(
            Map<Integer, Long> from, Map<Integer, Long> until, Consumer<LoggedRecord> reader) {
        until.forEach(
                (partition, end) -> {
                    int first = from.getOrDefault(partition, 0L).intValue();
                    partitions.get(partition).subList(first, end.intValue()).forEach(reader);
                });
    }

    private void append(int partition, String type, String text) {
        position++;
        partitions
                .get(partition)
                .add(
                        new LoggedRecord(
                                partition,
                                "a-journal",
                                new Place(position, position),
                                type,
                                new byte[0],
                                text.getBytes(StandardCharsets.UTF_8)));
    }
}
