package vn.bordergate.journal;

import java.util.List;
import reactor.core.publisher.Mono;

/** The service's own log, from which its events are sent to Kafka. */
public interface Journal {

    /**
     * Appends the entries with one statement, in the caller's reactive transaction when there is
     * one, else in its own. They are sent after the commit, in the order of the list.
     *
     * @throws IllegalArgumentException for an entry that a broker would not take: one that is too
     *     large, or holds a control character that JSON never holds
     */
    Mono<Void> append(List<JournalEntry> entries);
}
