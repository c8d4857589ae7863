package vn.bordergate.stats.totals;

import java.util.Arrays;
import java.util.Optional;

/** What totals may be asked by; the name is the one in the address and in the answer. */
enum Dimension {
    GATE("gate", "gate"),
    DIRECTION("direction", "direction"),
    TRADE_TYPE("tradeType", "trade_type"),
    SECTION("section", HsSections.ofHeading("heading")),
    CHAPTER("chapter", "left(heading, 2)"),
    HEADING("heading", "heading::text"),
    /** Of the national statistics of exports and imports. */
    COMMODITY_GROUP("commodityGroup", CommodityGroups.ofHeading("heading")),
    PARTNER("partner", "partner::text"),
    /** Only by currency is there a sum in the declared currency; others would mix them. */
    CURRENCY("currency", "currency::text"),
    DAY("day", "day::text"),
    /** Of ISO 8601, from Monday. */
    WEEK("week", "to_char(day, 'IYYY-\"W\"IW')"),
    MONTH("month", "to_char(day, 'YYYY-MM')"),
    QUARTER("quarter", "to_char(day, 'YYYY-\"Q\"Q')"),
    HALF_YEAR(
            "halfYear",
            "to_char(day, 'YYYY') || case when extract(month from day) <= 6"
                    + " then '-H1' else '-H2' end"),
    YEAR("year", "to_char(day, 'YYYY')"),
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

    /** By what the rows are laid in order; sections have Roman numbers, which sort badly. */
    String order(int place) {
        return this == SECTION ? "min(left(heading, 2))" : Integer.toString(place);
    }

    /** Whether an answer may be kept to some of its values; times are chosen by period. */
    boolean canBeKept() {
        return switch (this) {
            case DAY, WEEK, MONTH, QUARTER, HALF_YEAR, YEAR -> false;
            default -> true;
        };
    }

    static Optional<Dimension> named(String parameter) {
        return Arrays.stream(values()).filter(d -> d.parameter.equals(parameter)).findFirst();
    }
}
