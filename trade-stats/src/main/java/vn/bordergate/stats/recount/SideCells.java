package vn.bordergate.stats.recount;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.bordergate.events.DeclarantGroup;
import vn.bordergate.events.Stage;

/**
 * The tables beside the totals, which are folded from the same facts and read in their place: the
 * cells that a fact counts in, and how the database tells the same cells.
 */
final class SideCells {

    private static final String SUMS =
            """
            select concat_ws('|', 'gate_total', day, gate, direction, trade_type, stage),
                usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations, facts
            from gate_total
            union all
            select concat_ws('|', 'gate_ever', gate, direction, stage),
                usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations, facts
            from gate_ever
            union all
            select concat_ws('|', 'month_total', day, gate, direction, trade_type, stage, heading),
                usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations, facts
            from month_total
            union all
            select concat_ws('|', 'park_total', day, gate, direction, trade_type, stage, park),
                usd_cents, vnd, facts_without_vnd, net_mass_grams, declarations, facts
            from park_total
            union all
            select concat_ws('|', 'channel_total', day, gate, direction, channel),
                0::bigint, 0::bigint, 0::bigint, 0::bigint, declarations, 0::bigint
            from channel_total
            union all
            select concat_ws('|', 'gate_hour', day, gate, direction, stage, hour),
                usd_cents, 0::bigint, 0::bigint, 0::bigint, declarations, 0::bigint
            from gate_hour
            union all
            select concat_ws('|', 'declarant_group', month, gate, direction, trade_type, stage,
                heading, g.number), 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, g.facts
            from declarant_group cross join lateral (values %s) as g(number, facts)
            where g.facts <> 0
            """;

    /** Every row of every such table: its name as below, and its sums. */
    static final String LIVE =
            SUMS.formatted(
                    IntStream.range(0, DeclarantGroup.COUNT)
                            .mapToObj(group -> "(" + group + ", g" + group + ")")
                            .collect(Collectors.joining(", ")));

    private static final int DAY = 0;
    private static final int GATE = 1;
    private static final int DIRECTION = 2;
    private static final int TYPE = 3;
    private static final int STAGE = 4;
    private static final int HEADING = 5;

    private static final int MONTH_CHARS = "2026-11".length();
    private static final int CHAPTER_CHARS = 2;

    private SideCells() {}

    /** Takes what a fact adds to one cell. */
    interface Adding {
        void add(String cell, BigDecimal amount, long[] sums);
    }

    /** Adds a fact to each of its cells beside the totals; none of them has its own currency. */
    static void add(RecountedFact fact, Adding adding) {
        String[] p = fact.cell().split("\\|", -1);
        String place = cell(p[GATE], p[DIRECTION], p[TYPE], p[STAGE]);
        long[] sums = fact.sums();
        adding.add(cell("gate_total", p[DAY], place), BigDecimal.ZERO, sums);
        adding.add(cell("gate_ever", p[GATE], p[DIRECTION], p[STAGE]), BigDecimal.ZERO, sums);
        String first = p[DAY].substring(0, MONTH_CHARS) + "-01";
        String chapter = p[HEADING].substring(0, CHAPTER_CHARS);
        adding.add(cell("month_total", first, place, chapter), BigDecimal.ZERO, sums);
        if (fact.park() != null) {
            adding.add(cell("park_total", p[DAY], place, fact.park()), BigDecimal.ZERO, sums);
        }
        addHour(fact, p, adding);
        addGroup(fact, first, place, p[HEADING], adding);
        if (fact.channel() != null && fact.stage().equals(Stage.CLEARED.name())) {
            long[] declarations = new long[RecountedFact.MEASURES];
            declarations[RecountedFact.DECLARATIONS] = sums[RecountedFact.DECLARATIONS];
            adding.add(
                    cell("channel_total", p[DAY], p[GATE], p[DIRECTION], fact.channel()),
                    BigDecimal.ZERO,
                    declarations);
        }
    }

    private static void addHour(RecountedFact fact, String[] p, Adding adding) {
        long[] sums = new long[RecountedFact.MEASURES];
        sums[RecountedFact.USD_CENTS] = fact.sums()[RecountedFact.USD_CENTS];
        sums[RecountedFact.DECLARATIONS] = fact.sums()[RecountedFact.DECLARATIONS];
        String hour = Integer.toString(fact.hour());
        adding.add(
                cell("gate_hour", p[DAY], p[GATE], p[DIRECTION], p[STAGE], hour),
                BigDecimal.ZERO,
                sums);
    }

    /** A group's facts are counted, those that take back as one less. */
    private static void addGroup(
            RecountedFact fact, String month, String place, String heading, Adding adding) {
        Integer group = fact.group();
        if (group != null) {
            long[] facts = new long[RecountedFact.MEASURES];
            facts[RecountedFact.FACTS] = fact.sign();
            adding.add(
                    cell("declarant_group", month, place, heading, group.toString()),
                    BigDecimal.ZERO,
                    facts);
        }
    }

    private static String cell(String... parts) {
        return RecountedFact.cell(parts);
    }
}
