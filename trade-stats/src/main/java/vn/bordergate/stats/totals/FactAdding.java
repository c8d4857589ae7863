package vn.bordergate.stats.totals;

import java.util.List;
import java.util.SortedMap;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.TradeFact;
import vn.bordergate.stats.fold.CellKey;
import vn.bordergate.stats.fold.FactBatch;
import vn.bordergate.stats.fold.GateKey;
import vn.bordergate.stats.fold.Measures;
import vn.bordergate.stats.fold.Sums;

/** Adds facts to all tables of totals, those that are served or those that are being rebuilt. */
public final class FactAdding {

    private final TotalUpserts totals;
    private final SideUpserts beside;
    private final BoardUpserts board;

    public FactAdding(DatabaseClient database, TotalTables tables) {
        totals = new TotalUpserts(database, tables);
        beside = new SideUpserts(database, tables);
        board = new BoardUpserts(database, tables);
    }

    /** Adds them, in the caller's transaction. */
    public Mono<Void> add(List<TradeFact> facts) {
        return add(facts, Mono.empty());
    }

    /**
     * Adds them, in the caller's transaction.
     *
     * @param meanwhile done behind the rows that hardly two batches share, and before those that
     *     several partitions share, which come last to be locked as briefly as can be
     */
    Mono<Void> add(List<TradeFact> facts, Mono<Void> meanwhile) {
        SortedMap<CellKey, Measures> cells = FactBatch.fold(facts);
        SortedMap<GateKey, Sums> days = FactBatch.byGateAndDay(cells);
        return totals.cells(cells)
                .then(board.groups(FactBatch.byDeclarantGroup(facts)))
                .then(meanwhile)
                .then(beside.months(FactBatch.byMonth(cells)))
                .then(board.hours(FactBatch.byHour(facts)))
                .then(totals.days(days))
                .then(beside.channels(FactBatch.byChannel(facts)))
                .then(beside.parks(FactBatch.byPark(facts)))
                .then(totals.gates(FactBatch.byGate(days)));
    }
}
