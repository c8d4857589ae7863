package vn.bordergate.stats.target;

import java.util.List;
import java.util.Locale;

/**
 * Where a figure is of: a province, a park or a gate.
 *
 * @param name as written in a file
 * @param gates codes of the gates whose facts count for it; none where no gate counts
 */
public record Scope(String name, List<String> gates, String nameVi, String nameEn, String nameZh) {

    public Scope {
        gates = List.copyOf(gates);
    }

    /** Name in the language. */
    public String name(Locale locale) {
        return Named.in(locale, nameVi, nameEn, nameZh);
    }
}
