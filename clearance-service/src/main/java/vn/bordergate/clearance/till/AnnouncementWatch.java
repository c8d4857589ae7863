package vn.bordergate.clearance.till;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.register.CrossingJson;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Quotes what stands where the till has left an amendment aside that the crossing took. The till
 * hears of calls and of amendments by two topics, so one that came after a call which was taken
 * back may look too late to it; the crossing then waits for a fee that nobody would quote.
 */
final class AnnouncementWatch {

    static final int PASSAGES_MAX = 500;

    private static final String BEHIND =
            """
            select c.id, c.state from fee_account f join crossing c on c.id = f.crossing_id
            where f.passing = 'AWAITED' and f.generation < c.generation
              and c.status in ('ANNOUNCED', 'IN_YARD', 'CALLED', 'AT_BARRIER')
            order by c.id limit $1
            """;

    private final DatabaseClient database;
    private final CrossingJson crossings;
    private final AccountStore accounts;
    private final Quoting quoting;
    private final JournaledTransactions transactions;
    private final InstantSource clock;

    AnnouncementWatch(
            DatabaseClient database,
            CrossingJson crossings,
            AccountStore accounts,
            Quoting quoting,
            JournaledTransactions transactions,
            InstantSource clock) {
        this.database = database;
        this.crossings = crossings;
        this.accounts = accounts;
        this.quoting = quoting;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Stands(int generation, AnnouncedVehicle vehicle) {}

    /** In one transaction with what it reads, so that a later amendment is not undone. */
    @Scheduled(
            fixedDelayString = "${gate.fees.announcements:10s}",
            initialDelayString = "${gate.fees.announcements:10s}")
    public Mono<Void> sweep() {
        return Mono.defer(
                () ->
                        transactions.run(
                                behind().flatMap(
                                                found ->
                                                        found.isEmpty()
                                                                ? Mono.empty()
                                                                : quoted(found))));
    }

    private Mono<Map<CrossingId, Stands>> behind() {
        return database.sql(BEHIND)
                .bind(0, PASSAGES_MAX)
                .map(
                        row ->
                                Map.entry(
                                        new CrossingId(
                                                Objects.requireNonNull(row.get(0, UUID.class))),
                                        Objects.requireNonNull(row.get(1, String.class))))
                .all()
                .collectList()
                .map(
                        rows -> {
                            Map<CrossingId, Stands> found = new LinkedHashMap<>();
                            for (var row : rows) {
                                if (crossings.state(row.getValue()) instanceof Crossing.Known s) {
                                    found.put(
                                            row.getKey(),
                                            new Stands(
                                                    s.standing().generation(),
                                                    s.standing().vehicle()));
                                }
                            }
                            return found;
                        });
    }

    private Mono<Void> quoted(Map<CrossingId, Stands> found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return accounts.take(found.keySet())
                .flatMap(
                        open -> {
                            List<OpenAccount> behind = new ArrayList<>();
                            found.forEach(
                                    (id, stands) -> {
                                        OpenAccount account = open.get(id);
                                        if (account != null
                                                && account.announced() instanceof Announced before
                                                && before.generation() < stands.generation()) {
                                            behind.add(account.with(announced(before, stands)));
                                        }
                                    });
                            return quoting.putBack(behind, now);
                        });
    }

    private static Announced announced(Announced before, Stands stands) {
        return Announced.of(
                stands.vehicle(), stands.generation(), before.announcedBy(), before.announcedAt());
    }
}
