package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.target.GateCounts.Counted;
import vn.bordergate.stats.target.PlanLine.Origin;
import vn.bordergate.stats.target.Told.Silence;

/**
 * Puts entered figures and counts of the gates together, pure. A figure that the board entered is
 * the official one and holds; where there is none, what the gates have counted does.
 */
final class PlanLines {

    /** Places of the periods in the question to the gates. */
    static final int NOW = 0;

    static final int SINCE_NEW_YEAR = 1;
    static final int LAST_YEAR = 2;

    private final int year;
    private final Span span;
    private final boolean running;
    private final List<Figure> figures;
    private final Counted counted;

    /**
     * @param running whether the period is not over; then the counts reach to today, and those of
     *     last year to the same day
     */
    PlanLines(int year, Span span, boolean running, List<Figure> figures, Counted counted) {
        this.year = year;
        this.span = span;
        this.running = running;
        this.figures = figures;
        this.counted = counted;
    }

    /** A line wherever there is an actual figure or a plan, in the order of the tables. */
    List<PlanLine> lines(Indicators tables) {
        List<PlanLine> lines = new ArrayList<>();
        for (Indicator indicator : tables.indicators()) {
            for (Scope scope : tables.scopes()) {
                PlanLine line = line(indicator, scope);
                boolean silent =
                        line.actual() instanceof Told.Untold
                                && line.plan() instanceof Told.Untold
                                && line.yearPlan() instanceof Told.Untold;
                if (!silent) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private PlanLine line(Indicator indicator, Scope scope) {
        YearFigures actuals = known(year, indicator, scope, FigureKind.ACTUAL);
        YearFigures plans = known(year, indicator, scope, FigureKind.TARGET);
        YearFigures pastActuals = known(year - 1, indicator, scope, FigureKind.ACTUAL);
        Told<BigDecimal> entered = actuals.of(span, Silence.NO_ACTUAL);
        @Nullable BigDecimal here = counted(NOW, indicator, scope);
        Origin origin = origin(entered, here);
        Told<BigDecimal> actual = origin == Origin.COUNTED ? Told.known(needed(here)) : entered;
        Told<BigDecimal> past = past(indicator, scope, origin, pastActuals);
        Told<BigDecimal> cumulative = actuals.cumulative(span, Silence.NO_ACTUAL);
        @Nullable BigDecimal sinceNewYear = counted(SINCE_NEW_YEAR, indicator, scope);
        if (cumulative instanceof Told.Untold && sinceNewYear != null) {
            cumulative = Told.known(sinceNewYear);
        }
        Told<BigDecimal> plan = plans.of(span, Silence.NO_PLAN);
        Told<BigDecimal> yearPlan = plans.of(Span.YEAR, Silence.NO_PLAN);
        Unit unit = unit(indicator, scope);
        Standing standing =
                Standing.of(new Standing.Basis(actual, plan, past, cumulative, yearPlan));
        return new PlanLine(
                indicator,
                scope,
                unit,
                actual.map(unit::of),
                origin,
                origin == Origin.ENTERED && here != null ? unit.of(here) : null,
                plan.map(unit::of),
                yearPlan.map(unit::of),
                in(unit, standing));
    }

    /** A state that has come together over all years is nothing that gates count in one. */
    private @Nullable BigDecimal counted(int place, Indicator indicator, Scope scope) {
        return span.equals(Span.CUMULATIVE) ? null : counted.usd(place, scope, indicator.counted());
    }

    private static Origin origin(Told<BigDecimal> entered, @Nullable BigDecimal here) {
        if (entered instanceof Told.Known) {
            return Origin.ENTERED;
        }
        return here == null ? Origin.NONE : Origin.COUNTED;
    }

    /** Like is compared with like: a part of a year never with a whole one. */
    private Told<BigDecimal> past(
            Indicator indicator, Scope scope, Origin origin, YearFigures pastActuals) {
        @Nullable BigDecimal then = counted(LAST_YEAR, indicator, scope);
        Told<BigDecimal> entered = pastActuals.of(span, Silence.NO_PAST);
        if (origin == Origin.COUNTED && running) {
            if (then != null) {
                return Told.known(then);
            }
            return entered instanceof Told.Known ? Told.silent(Silence.PERIOD_RUNNING) : entered;
        }
        if (entered instanceof Told.Untold && then != null && !running) {
            return Told.known(then);
        }
        return entered;
    }

    private YearFigures known(int ofYear, Indicator indicator, Scope scope, FigureKind kind) {
        Map<Span, BigDecimal> known = new HashMap<>();
        for (Figure figure : figures) {
            FigureKey key = figure.key();
            BigDecimal value = figure.value();
            if (key.year() == ofYear
                    && key.indicator().equals(indicator)
                    && key.scope().equals(scope)
                    && key.kind() == kind
                    && value != null) {
                known.put(key.span(), figure.unit().plain(value));
            }
        }
        return new YearFigures(known, indicator.nature() == Indicator.Nature.FLOW);
    }

    /** As its figures were entered, those of the year itself before those of the year before. */
    private Unit unit(Indicator indicator, Scope scope) {
        Optional<Unit> entered =
                figures.stream()
                        .filter(f -> f.key().indicator().equals(indicator))
                        .filter(f -> f.key().scope().equals(scope))
                        .max(Comparator.comparingInt(f -> f.key().year()))
                        .map(Figure::unit);
        return entered.orElse(
                switch (indicator.measure()) {
                    case USD -> Unit.USD;
                    case VND -> Unit.BILLION_VND;
                    case COUNT -> Unit.COUNT;
                    case PERCENT -> Unit.PERCENT;
                });
    }

    private static Standing in(Unit unit, Standing standing) {
        return new Standing(
                standing.attainment(),
                standing.ratio(),
                standing.growth(),
                standing.cumulative().map(c -> new CumulativeValue(unit.of(c.value()))),
                standing.cumulativeAttainment());
    }

    private static BigDecimal needed(@Nullable BigDecimal value) {
        return Objects.requireNonNull(value);
    }
}
