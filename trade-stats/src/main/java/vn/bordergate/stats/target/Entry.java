package vn.bordergate.stats.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A figure as somebody wants it kept.
 *
 * @param value in the unit, null to take the figure back
 * @param source what it rests on; when it is taken back, why
 */
record Entry(FigureKey key, @Nullable BigDecimal value, Unit unit, String source) {}
