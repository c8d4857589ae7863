package vn.bordergate.clearance.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.FileFilter.Cursor;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.OpenFiles;
import vn.bordergate.clearance.register.ValuedFiles;
import vn.bordergate.clearance.register.ValuedFiles.Page;
import vn.bordergate.clearance.register.ValuedFiles.Valued;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Values again what was lodged since the day of a rate that was entered: what counted by another
 * rate is taken back as it was counted, and counts again. A few files are one transaction, with the
 * note of how far that is, so that a crash goes on where it was.
 */
public final class CorrectedRates {

    private static final int FILES_MAX = 20;
    private static final Actor RATES = new Actor(ActorKind.RULE, "rate");

    private static final String OPEN =
            """
            select id, currency, from_day, reached_at, reached_id from rate_correction
            where done_at is null and entered_at <= $1 order by id limit 1
            for update skip locked
            """;

    private static final String REACHED =
            """
            update rate_correction set reached_at = coalesce($2, reached_at),
                reached_id = coalesce($3, reached_id), done_at = $4,
                files_valued = files_valued + $5
            where id = $1
            """;

    private final DatabaseClient database;
    private final ValuedFiles queries;
    private final FileRegister register;
    private final Rates rates;
    private final JournaledTransactions transactions;
    private final InstantSource clock;
    private final Duration settling;

    /**
     * @param settling after this time every process has read the rate that was entered and values
     *     by it, so that looking through the files once finds all that were valued by another
     */
    public CorrectedRates(
            DatabaseClient database,
            ValuedFiles queries,
            FileRegister register,
            Rates rates,
            JournaledTransactions transactions,
            InstantSource clock,
            Duration settling) {
        this.database = database;
        this.queries = queries;
        this.register = register;
        this.rates = rates;
        this.transactions = transactions;
        this.clock = clock;
        this.settling = settling;
    }

    /** A rate that was entered, and how far its files were looked through. */
    private record Correction(long id, String currency, LocalDate from, Cursor reached) {}

    /** Goes on with what was entered, to its end. */
    @Scheduled(
            fixedDelayString = "${gate.rates.reread:1m}",
            initialDelayString = "${gate.rates.reread:1m}")
    public Mono<Void> apply() {
        return Mono.defer(() -> step().expand(any -> any ? step() : Mono.empty()).then());
    }

    /** One page of one correction; false where there is nothing to do. */
    private Mono<Boolean> step() {
        return transactions.run(
                database.sql(OPEN)
                        .bind(0, clock.instant().minus(settling).atOffset(ZoneOffset.UTC))
                        .map(
                                row ->
                                        new Correction(
                                                known(row.get(0, Long.class)),
                                                known(row.get(1, String.class)),
                                                known(row.get(2, LocalDate.class)),
                                                cursor(
                                                        row.get(3, OffsetDateTime.class),
                                                        row.get(4, UUID.class))))
                        .one()
                        .flatMap(open -> page(open).thenReturn(true))
                        .defaultIfEmpty(false));
    }

    private static Cursor cursor(@Nullable OffsetDateTime at, @Nullable UUID id) {
        return at == null || id == null ? Cursor.START : new Cursor(at.toInstant(), id);
    }

    private Mono<Void> page(Correction open) {
        Instant since = open.from.atStartOfDay(Valuation.GATE_ZONE).toInstant();
        return queries.valuedIn(open.currency, since, open.reached, FILES_MAX)
                .flatMap(page -> count(page.files()).flatMap(n -> reached(open, page, n)));
    }

    /** How many of them were valued again. */
    private Mono<Long> count(List<Valued> files) {
        if (files.isEmpty()) {
            return Mono.just(0L);
        }
        var valuation = new Valuation(rates.book());
        return register.take(files.stream().map(Valued::id).toList())
                .flatMap(
                        open -> {
                            long valued =
                                    files.stream()
                                            .filter(file -> revalue(open, file, valuation))
                                            .count();
                            return register.put(open).thenReturn(valued);
                        });
    }

    /** One that was amended since it was listed is valued by the new rates already. */
    private boolean revalue(OpenFiles open, Valued file, Valuation valuation) {
        if (open.state(file.id()) instanceof Declaration.Lodged s
                && s.version() == file.version()) {
            var goods = valuation.of(file.content(), file.generationLodgedAt());
            // The park is that of the day it was lodged on; only the rates were corrected.
            var again = goods.ofPark(s.standing().consignment().park());
            open.decide(
                    file.id(),
                    new ApplyRates(clock.instant()),
                    new Findings.Revalued(again),
                    RATES);
            return true;
        }
        return false;
    }

    private Mono<Void> reached(Correction open, Page page, long valued) {
        Cursor last = page.end();
        boolean done = last == null;
        var statement = database.sql(REACHED).bind(0, open.id).bind(4, valued);
        var bound =
                last == null
                        ? statement.bindNull(1, OffsetDateTime.class).bindNull(2, UUID.class)
                        : statement
                                .bind(1, last.lodgedAt().atOffset(ZoneOffset.UTC))
                                .bind(2, last.id());
        return (done
                        ? bound.bind(3, clock.instant().atOffset(ZoneOffset.UTC))
                        : bound.bindNull(3, OffsetDateTime.class))
                .then();
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
