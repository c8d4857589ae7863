package vn.bordergate.stats.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import vn.bordergate.journal.Place;
import vn.bordergate.stats.recount.LoggedRecord;

/**
 * How far a rebuild has come: the next offset of each partition, and the last place of each journal
 * there, by which a repeat is known.
 */
final class Progress {

    private final Map<Integer, Long> offsets;
    private final Map<Integer, Map<String, Place>> places = new HashMap<>();

    private Progress(Map<Integer, Long> offsets) {
        this.offsets = new TreeMap<>(offsets);
    }

    /** One partition, as it is kept. */
    record Kept(int partition, long nextOffset, String places) {}

    static Progress of(List<Kept> kept) {
        Progress progress = new Progress(Map.of());
        for (Kept one : kept) {
            progress.offsets.put(one.partition, one.nextOffset);
            Map<String, Place> reached = new TreeMap<>();
            one.places
                    .lines()
                    .forEach(
                            line -> {
                                int equals = line.indexOf('=');
                                reached.put(
                                        line.substring(0, equals),
                                        Place.parse(line.substring(equals + 1)));
                            });
            progress.places.put(one.partition, reached);
        }
        return progress;
    }

    Map<Integer, Long> offsets() {
        return Map.copyOf(offsets);
    }

    /** Whether it is new; a repeat is what a journal had sent there before. */
    boolean take(LoggedRecord record) {
        Map<String, Place> reached =
                places.computeIfAbsent(record.partition(), partition -> new TreeMap<>());
        Place last = reached.get(record.journal());
        if (last != null && !record.place().isAfter(last)) {
            return false;
        }
        reached.put(record.journal(), record.place());
        return true;
    }

    void readUpTo(Map<Integer, Long> until) {
        offsets.putAll(until);
    }

    List<Kept> kept() {
        return offsets.entrySet().stream()
                .map(e -> new Kept(e.getKey(), e.getValue(), text(e.getKey())))
                .toList();
    }

    private String text(int partition) {
        StringJoiner lines = new StringJoiner("\n");
        places.getOrDefault(partition, Map.of())
                .forEach((journal, place) -> lines.add(journal + "=" + place));
        return lines.toString();
    }
}
