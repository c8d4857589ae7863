package vn.bordergate.stats.target;

import java.util.Locale;

/**
 * What is planned and measured.
 *
 * @param name as written in a file
 * @param measure which units its figures may have
 * @param nature whether figures of parts of a year add up
 * @param counted which facts of the gates measure it, or that none do
 */
public record Indicator(
        String name,
        Unit.Measure measure,
        Nature nature,
        Counted counted,
        String nameVi,
        String nameEn,
        String nameZh) {

    /** What happened during a time, or what is at its end. */
    public enum Nature {
        FLOW,
        STOCK
    }

    /** Goods cleared at the gates that make the actual figure. */
    public enum Counted {
        NOTHING,
        TRADE,
        EXPORT,
        IMPORT
    }

    /** Name in the language. */
    public String name(Locale locale) {
        return Named.in(locale, nameVi, nameEn, nameZh);
    }

    boolean isCounted() {
        return counted != Counted.NOTHING;
    }
}
