package vn.bordergate.stats.totals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;
import vn.bordergate.stats.published.DayChanges;

/**
 * Adds a batch of facts to the totals: a few statements, however many facts, inside the transaction
 * that also moves the reader's offset.
 */
@Component
final class TotalsWriting implements BatchHandler {

    private final DatabaseClient database;
    private final InstantSource clock;
    private final FactAdding served;

    TotalsWriting(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.served = new FactAdding(database, TotalTables.SERVED);
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        List<TradeFact> facts = new ArrayList<>(batch.records().size());
        SortedMap<Integer, Heard> heard = new TreeMap<>();
        for (Received record : batch.records()) {
            if (record.event() instanceof TradeFact fact) {
                facts.add(fact);
                heard.merge(record.partition(), new Heard(1, fact.at()), Heard::plus);
            } else {
                batch.refuse(record, "not a trade fact");
            }
        }
        return facts.isEmpty() ? Mono.empty() : add(facts, heard);
    }

    private Mono<Void> add(List<TradeFact> facts, SortedMap<Integer, Heard> heard) {
        Instant now = clock.instant();
        return served.add(
                facts,
                // After the row that a publication waits for, and before what it copies.
                TotalUpserts.folded(database, heard, now)
                        .then(DayChanges.note(database, facts, now)));
    }

    /** What one partition brought in this batch. */
    record Heard(long facts, Instant lastFactAt) {

        Heard plus(Heard other) {
            return new Heard(
                    facts + other.facts,
                    lastFactAt.isAfter(other.lastFactAt) ? lastFactAt : other.lastFactAt);
        }
    }
}
