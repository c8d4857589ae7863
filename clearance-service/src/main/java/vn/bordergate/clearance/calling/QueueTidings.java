package vn.bordergate.clearance.calling;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.StandingWriter.Stood;
import vn.bordergate.events.CallingChanged;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;

/**
 * Tells those who wait when the gate stops calling them for a reason that is not their own, and
 * when it goes on: with the word of the turn that finds it, once for each vehicle.
 */
final class QueueTidings {

    private final Journal journal;
    private final EventJson json;

    QueueTidings(Journal journal, EventJson json) {
        this.journal = journal;
        this.json = json;
    }

    /** In the caller's transaction. */
    Mono<Void> tell(List<Stood> stood, Instant now) {
        List<JournalEntry> entries =
                stood.stream()
                        .filter(Stood::tells)
                        .map(
                                one ->
                                        json.entry(
                                                new CallingChanged(
                                                        new CrossingId(one.crossing()),
                                                        one.told(),
                                                        now)))
                        .toList();
        return entries.isEmpty() ? Mono.empty() : journal.append(entries);
    }
}
