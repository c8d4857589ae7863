package vn.bordergate.journal;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/** What one consumer has applied of one partition; changed while its row is locked. */
final class InboxRow {

    private static final Pattern JOURNAL = Pattern.compile("[0-9a-f-]{36}");

    private final TopicPartition partition;
    private final Map<String, Place> places = new TreeMap<>();
    private long nextOffset;
    private String mark;

    InboxRow(TopicPartition partition, long nextOffset, String mark, String places) {
        this.partition = partition;
        this.nextOffset = nextOffset;
        this.mark = mark;
        for (String line : places.lines().toList()) {
            int equals = line.indexOf('=');
            this.places.put(line.substring(0, equals), Place.parse(line.substring(equals + 1)));
        }
    }

    static boolean isJournal(String id) {
        return JOURNAL.matcher(id).matches();
    }

    /**
     * Counts the record as applied.
     *
     * @return false when it was applied before. A record that tells no place is known by its offset
     */
    boolean take(Reading reading) {
        long offset = reading.record().offset();
        Place place = reading.place();
        String journal = reading.journal();
        boolean isNew;
        if (place == null || journal == null) {
            isNew = offset >= nextOffset;
        } else {
            Place before = places.getOrDefault(journal, Place.START);
            isNew = place.isAfter(before);
            if (isNew) {
                places.put(journal, place);
            }
        }
        return isNew;
    }

    /** The record behind which to go on. */
    void readUpTo(Reading last) {
        nextOffset = last.record().offset() + 1;
        mark = LogPeek.mark(last.record());
    }

    TopicPartition partition() {
        return partition;
    }

    long nextOffset() {
        return nextOffset;
    }

    /** How the record before the next offset is known; see {@link LogPeek#mark}. */
    String mark() {
        return mark;
    }

    String places() {
        StringBuilder lines = new StringBuilder();
        places.forEach((id, place) -> lines.append(id).append('=').append(place).append('\n'));
        return lines.toString();
    }
}
