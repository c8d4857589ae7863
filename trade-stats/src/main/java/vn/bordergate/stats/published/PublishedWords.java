package vn.bordergate.stats.published;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.web.Figures;

/**
 * Words of published days that depend on more than a key; in templates the bean {@code
 * publishedWords}.
 */
@Component("publishedWords")
final class PublishedWords {

    private static final int CENT_DECIMALS = 2;

    private final GateBook gates;
    private final Figures figures;

    PublishedWords(GateBook gates, Figures figures) {
        this.gates = gates;
        this.figures = figures;
    }

    /** The gate as people call it; its code where the book does not know it. */
    public String gate(String code, Locale locale) {
        return gates.gates().stream()
                .filter(gate -> gate.code().value().equals(code))
                .map(gate -> gate.name(locale))
                .findFirst()
                .orElse(code);
    }

    /** Dollars with two decimals. */
    public String usd(long cents, Locale locale) {
        return figures.decimal(BigDecimal.valueOf(cents, CENT_DECIMALS), CENT_DECIMALS, locale);
    }
}
