package vn.bordergate.stats.totals;

import java.util.Arrays;
import java.util.Optional;

/** What totals may be asked by; the name is the one in the address and in the answer. */
enum Dimension {
    GATE("gate", "gate"),
    DIRECTION("direction", "direction"),
    TRADE_TYPE("tradeType", "trade_type"),
    CHAPTER("chapter", "left(heading, 2)"),
    HEADING("heading", "heading::text"),
    PARTNER("partner", "partner::text"),
    /** Only by currency is there a sum in the declared currency; others would mix them. */
    CURRENCY("currency", "currency::text"),
    DAY("day", "day::text"),
    MONTH("month", "to_char(day, 'YYYY-MM')"),
    /** Always asked, said or not: declared, cleared and crossed are never mixed. */
    STAGE("stage", "stage");

    private final String parameter;
    private final String expression;

    Dimension(String parameter, String expression) {
        this.parameter = parameter;
        this.expression = expression;
    }

    String parameter() {
        return parameter;
    }

    /** How the table tells it, as text. */
    String expression() {
        return expression;
    }

    static Optional<Dimension> named(String parameter) {
        return Arrays.stream(values()).filter(d -> d.parameter.equals(parameter)).findFirst();
    }
}
