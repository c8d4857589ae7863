package vn.bordergate.stats.totals;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclarantGroup;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * What everybody may know. Sums by gate, direction, trade type and day are public whatever they
 * hold: they are what the board publishes. On goods, everybody sees months, and of those only
 * figures with enough declarants; the others are put together under {@link #OTHERS}. That is done
 * before anything is added up, so whatever is asked, and asked twice, is a sum of figures that may
 * be known, and no subtraction yields one that may not.
 */
final class Disclosure {

    /** Fewer declarants than this, and a competitor could work out what each of them did. */
    static final int DECLARANTS_MIN = 3;

    /** In the place of a heading, chapter or section: goods that are not told apart. */
    static final String OTHERS = "*";

    private static final Set<Dimension> GOODS =
            EnumSet.of(Dimension.SECTION, Dimension.CHAPTER, Dimension.HEADING);

    /** With these the figures would be too fine for anything to be left that may be shown. */
    private static final Set<Dimension> CLOSED = EnumSet.of(Dimension.PARTNER, Dimension.CURRENCY);

    private static final Set<Dimension> WITHIN_MONTHS = EnumSet.of(Dimension.DAY, Dimension.WEEK);

    private static final String PLACE = "month, gate, direction, trade_type, stage";

    /**
     * The table of totals as everybody may see it. A place with figures to keep back keeps back two
     * at least, of enough declarants together, or else everything: one alone would be what is
     * missing from the sum.
     */
    private static final String RELEASED =
            """
            (with unit as (
                select date_trunc('month', day)::date as month, gate, direction, trade_type, stage,
                    heading, sum(usd_cents) as usd_cents, sum(vnd) as vnd,
                    sum(facts_without_vnd) as facts_without_vnd,
                    sum(net_mass_grams) as net_mass_grams, sum(declarations) as declarations
                from total $days
                group by 1, 2, 3, 4, 5, 6),
            behind as (
                select u.*, coalesce($groups, 0) as firms
                from unit u left join declarant_group
                    using (month, gate, direction, trade_type, stage, heading)),
            judged as (
                select b.*, bit_count(firms::bit(32)) >= $min as known from behind b),
            placed as (
                select j.*,
                    count(*) filter (where not known) over (partition by $place) as kept,
                    bit_or(firms) filter (where not known) over (partition by $place) as keeping,
                    row_number() over (partition by $place, known order by usd_cents, heading)
                        as smallest
                from judged j)
            select month as day, gate, direction, trade_type, stage,
                case when known and not (smallest = 1 and kept > 0
                        and (kept = 1 or bit_count(keeping::bit(32)) < $min))
                    then heading::text else '$others' end as heading,
                null::numeric as amount, usd_cents, vnd, facts_without_vnd, net_mass_grams,
                declarations
            from placed) as released
            """
                    .replace("$groups", groups())
                    .replace("$min", Integer.toString(DECLARANTS_MIN))
                    .replace("$place", PLACE)
                    .replace("$others", OTHERS);

    private Disclosure() {}

    /** Whether they read every figure as it is. */
    static boolean isOpenTo(SignedIn reader) {
        return reader.isOneOf(Roles.MANAGEMENT_BOARD, Roles.AUDITOR, Roles.ADMINISTRATOR);
    }

    /**
     * Refuses what cannot be told to everybody.
     *
     * @throws FaultsException with status 403
     */
    static void check(TotalsQuestion question) {
        for (Dimension closed : CLOSED) {
            if (asks(question, closed)) {
                throw refused("TOTALS_NOT_PUBLIC", closed);
            }
        }
        if (!isOfGoods(question)) {
            return;
        }
        for (Dimension fine : WITHIN_MONTHS) {
            if (asks(question, fine)) {
                throw refused("TOTALS_GOODS_BY_MONTH", fine);
            }
        }
        if (!isFirstOfMonth(question.from()) || !isLastOfMonth(question.to())) {
            throw refused("TOTALS_GOODS_BY_MONTH", Dimension.DAY);
        }
    }

    /** What everybody's question is answered from. */
    static String source(TotalsQuestion question, String table, String days) {
        return isOfGoods(question) ? RELEASED.replace("$days", days) : table;
    }

    private static boolean isOfGoods(TotalsQuestion question) {
        return GOODS.stream().anyMatch(goods -> asks(question, goods));
    }

    private static boolean asks(TotalsQuestion question, Dimension dimension) {
        return question.by().contains(dimension) || question.only().containsKey(dimension);
    }

    private static boolean isFirstOfMonth(@Nullable LocalDate day) {
        return day == null || day.getDayOfMonth() == 1;
    }

    private static boolean isLastOfMonth(@Nullable LocalDate day) {
        return day == null || day.getDayOfMonth() == day.lengthOfMonth();
    }

    private static String groups() {
        return IntStream.range(0, DeclarantGroup.COUNT)
                .mapToObj(i -> "case when g%d <> 0 then %d else 0 end".formatted(i, 1 << i))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static FaultsException refused(String code, Dimension dimension) {
        return new FaultsException(
                403, List.of(Fault.at("?by", code, Map.of("value", dimension.parameter()))));
    }
}
