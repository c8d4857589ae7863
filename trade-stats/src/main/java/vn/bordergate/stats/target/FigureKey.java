package vn.bordergate.stats.target;

/** What a figure is of; of one key, the latest revision holds. */
public record FigureKey(int year, Span span, Indicator indicator, FigureKind kind, Scope scope) {}
