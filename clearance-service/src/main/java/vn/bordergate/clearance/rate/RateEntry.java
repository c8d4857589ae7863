package vn.bordergate.clearance.rate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rate.RateBook.Rate;
import vn.bordergate.events.Actor;

/**
 * Enters rates. One that is new, or another than before, is noted as a correction: what was counted
 * since its day may have to be counted again.
 */
final class RateEntry {

    private static final String PUT =
            """
            with before as (
                select c, f, t.units_per_usd as units
                from unnest($1::text[], $2::date[]) as u (c, f)
                join rate t on t.currency = c and t.effective_from = f),
            put as (
                insert into rate as t
                    (currency, effective_from, units_per_usd, source, entered_by, entered_at)
                select c, f, r, 'uploaded', $4, $5
                from unnest($1::text[], $2::date[], $3::numeric[]) as u (c, f, r)
                on conflict (currency, effective_from) do update set
                    units_per_usd = excluded.units_per_usd, source = excluded.source,
                    entered_by = excluded.entered_by, entered_at = excluded.entered_at
                where t.units_per_usd <> excluded.units_per_usd
                returning currency, effective_from, units_per_usd),
            noted as (
                insert into rate_change (currency, effective_from, units_before, units_per_usd,
                    entered_by, entered_at)
                select p.currency, p.effective_from, b.units, p.units_per_usd, $4, $5
                from put p left join before b on b.c = p.currency and b.f = p.effective_from)
            insert into rate_correction (currency, from_day, entered_by, entered_at)
            select currency, min(effective_from), $4, $5 from put group by currency
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Acts acts;

    RateEntry(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
        this.acts = new Acts(database);
    }

    /** Enters them, and the act into the trail; every process reads them within a minute. */
    Mono<Void> enter(List<Rate> entered, Actor by, Instant at) {
        return database.sql(PUT)
                .bind(0, entered.stream().map(r -> r.currency().value()).toArray(String[]::new))
                .bind(1, entered.stream().map(Rate::effectiveFrom).toArray(LocalDate[]::new))
                .bind(2, entered.stream().map(Rate::unitsPerUsd).toArray(BigDecimal[]::new))
                .bind(3, by.id())
                .bind(4, at.atOffset(ZoneOffset.UTC))
                .then()
                .then(acts.add("rates", by, at, Map.of("is", "RatesEntered", "lines", entered)))
                .as(transaction::transactional);
    }
}
