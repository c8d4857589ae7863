package vn.bordergate.stats.totals;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarantGroup;

/**
 * Puts on show what everybody may know of goods, once a day. A heading's figure in a month moves
 * only when what has come since it last moved is of enough declarants by itself, and never for less
 * than a day. So two answers of different moments differ by figures that were each judged alone: no
 * asking before and after tells what one firm declared, nor what one took back.
 */
@Component
class GoodsShowing {

    /** All months anew, of five years and twelve gates, take some ten seconds. */
    private static final Duration STATEMENT_MAX = Duration.ofMinutes(2);

    private static final String TURN =
            "update goods_showing set shown_on = :day, times = times + 1 where shown_on < :day";

    /**
     * What has come to each heading of the months that have news, and of how many groups of
     * declarants; a group whose count of facts has moved has brought something. What stays back in
     * a place is of two headings at least and of enough declarants together, or else the smallest
     * of the others waits with it: one alone would be what is missing from the sum.
     */
    private static final String SHOW =
            """
            with month as (select day, sum(facts)::bigint as facts from month_total group by day),
            due as (
                select m.day, m.facts from month m left join goods_month_seen s using (day)
                where s.facts is distinct from m.facts),
            today as (
                select d.day, t.gate, t.direction, t.trade_type, t.stage, t.heading,
                    sum(t.usd_cents)::bigint as usd_cents, sum(t.vnd)::bigint as vnd,
                    sum(t.facts_without_vnd)::bigint as facts_without_vnd,
                    sum(t.net_mass_grams)::bigint as net_mass_grams,
                    sum(t.declarations)::bigint as declarations
                from due d
                    join total t on t.day >= d.day and t.day < d.day + interval '1 month'
                group by 1, 2, 3, 4, 5, 6),
            behind as (
                select t.*, $now_groups, ($moved) as firms,
                    abs(t.usd_cents - coalesce(s.usd_cents, 0)) as by_cents
                from today t
                    left join goods_shown s
                        using (day, gate, direction, trade_type, stage, heading)
                    left join declarant_group g on g.month = t.day and g.gate = t.gate
                        and g.direction = t.direction and g.trade_type = t.trade_type
                        and g.stage = t.stage and g.heading = t.heading
                where (t.usd_cents, t.vnd, t.facts_without_vnd, t.net_mass_grams, t.declarations)
                    is distinct from (coalesce(s.usd_cents, 0), coalesce(s.vnd, 0),
                        coalesce(s.facts_without_vnd, 0), coalesce(s.net_mass_grams, 0),
                        coalesce(s.declarations, 0))),
            judged as (select b.*, bit_count(firms::bit(32)) >= $min as known from behind b),
            placed as (
                select j.*,
                    count(*) filter (where not known) over place as kept,
                    bit_or(firms) filter (where not known) over place as keeping,
                    row_number() over (partition by day, gate, direction, trade_type, stage, known
                        order by by_cents, heading) as smallest
                from judged j
                window place as (partition by day, gate, direction, trade_type, stage)),
            shown as (
                insert into goods_shown as s (day, gate, direction, trade_type, stage, heading,
                    $measures, $groups)
                select day, gate, direction, trade_type, stage, heading, $measures, $groups
                from placed
                where known and not (smallest = 1 and kept > 0
                    and (kept = 1 or bit_count(keeping::bit(32)) < $min))
                on conflict (day, gate, direction, trade_type, stage, heading) do update
                    set ($measures, $groups) = ($excluded)
                returning 1),
            seen as (
                insert into goods_month_seen select day, facts from due
                on conflict (day) do update set facts = excluded.facts)
            select count(*) from shown
            """
                    .replace(
                            "$now_groups",
                            groups(i -> "coalesce(g.g%1$d, 0) as g%1$d".formatted(i), ", "))
                    .replace(
                            "$moved",
                            groups(
                                    i ->
                                            ("case when coalesce(g.g%1$d, 0)"
                                                            + " <> coalesce(s.g%1$d, 0)"
                                                            + " then %2$d else 0 end")
                                                    .formatted(i, 1 << i),
                                    " | "))
                    .replace(
                            "$excluded",
                            "excluded.usd_cents, excluded.vnd, excluded.facts_without_vnd,"
                                    + " excluded.net_mass_grams, excluded.declarations, "
                                    + groups(i -> "excluded.g" + i, ", "))
                    .replace(
                            "$measures",
                            "usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations")
                    .replace("$groups", groups(i -> "g" + i, ", "))
                    .replace("$min", Integer.toString(Disclosure.DECLARANTS_MIN));

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    GoodsShowing(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /**
     * Shows what may be shown when that day begins, unless it was done already, here or in another
     * instance; how many figures moved.
     */
    Mono<Long> show(LocalDate day) {
        return database.sql(TURN)
                .bind("day", day)
                .fetch()
                .rowsUpdated()
                .filter(turns -> turns > 0)
                .flatMap(ours -> patience().then(moved()))
                .defaultIfEmpty(0L)
                .as(transaction::transactional);
    }

    private Mono<Void> patience() {
        return database.sql("set local statement_timeout = " + STATEMENT_MAX.toMillis()).then();
    }

    private Mono<Long> moved() {
        return database.sql(SHOW).map(row -> Objects.requireNonNull(row.get(0, Long.class))).one();
    }

    private static String groups(IntFunction<String> one, String between) {
        return IntStream.range(0, DeclarantGroup.COUNT)
                .mapToObj(one)
                .collect(Collectors.joining(between));
    }
}
