package vn.bordergate.stats.totals;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * What everybody may know. Sums by gate, direction, trade type and day are public whatever they
 * hold: they are what the board publishes. On goods, everybody sees months, and of those what
 * {@link GoodsShowing} has put on show; all else stands under {@link #OTHERS}, which is nothing but
 * the public sums without what is shown. So whatever is asked, and whenever it is asked again, the
 * answer is made of figures that may be known, and no subtraction yields one that may not.
 */
final class Disclosure {

    /** Fewer declarants than this, and a competitor could work out what each of them did. */
    static final int DECLARANTS_MIN = 3;

    /** Months of goods that everybody may ask about at once: ten years. */
    static final int GOODS_MONTHS_MAX = 120;

    /** In the place of a heading, chapter, section or group: goods that are not told apart. */
    static final String OTHERS = "*";

    private static final Set<Dimension> GOODS =
            EnumSet.of(
                    Dimension.SECTION,
                    Dimension.CHAPTER,
                    Dimension.HEADING,
                    Dimension.COMMODITY_GROUP);

    /** With these the figures would be too fine for anything to be left that may be shown. */
    private static final Set<Dimension> CLOSED = EnumSet.of(Dimension.PARTNER, Dimension.CURRENCY);

    private static final Set<Dimension> WITHIN_MONTHS = EnumSet.of(Dimension.DAY, Dimension.WEEK);

    /** The table of totals as everybody may see it; goods that are not shown have no heading. */
    private static final String RELEASED =
            """
            (select day, gate, direction, trade_type, stage, heading::text as heading,
                null::numeric as amount, usd_cents, vnd, facts_without_vnd, net_mass_grams,
                declarations
            from goods_shown $days
            union all
            select day, gate, direction, trade_type, stage, '$others', null::numeric,
                sum(usd_cents), sum(vnd), sum(facts_without_vnd), sum(net_mass_grams),
                sum(declarations)
            from (
                select day, gate, direction, trade_type, stage, usd_cents, vnd, facts_without_vnd,
                    net_mass_grams, declarations
                from month_total $days
                union all
                select day, gate, direction, trade_type, stage, -usd_cents, -vnd,
                    -facts_without_vnd, -net_mass_grams, -declarations
                from goods_shown $days) as kept
            group by 1, 2, 3, 4, 5) as released
            """
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
        checkLength(question.from(), question.to());
    }

    /** All months of all years are more than anybody needs at once, and than may be read. */
    private static void checkLength(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null
                || to == null
                || ChronoUnit.MONTHS.between(from, to.plusDays(1)) > GOODS_MONTHS_MAX) {
            throw FaultsException.of(
                    400,
                    new Fault(
                            "TOTALS_GOODS_PERIOD_REQUIRED",
                            "?period",
                            Map.of("value", GOODS_MONTHS_MAX)));
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

    private static FaultsException refused(String code, Dimension dimension) {
        return new FaultsException(
                403, List.of(Fault.at("?by", code, Map.of("value", dimension.parameter()))));
    }
}
