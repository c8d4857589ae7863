package vn.bordergate.stats.target;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;

/** Units in which figures are entered; those of one measure can be compared exactly. */
public enum Unit {
    USD("USD", Measure.USD, 0),
    MILLION_USD("million USD", Measure.USD, 6),
    VND("VND", Measure.VND, 0),
    MILLION_VND("million VND", Measure.VND, 6),
    BILLION_VND("billion VND", Measure.VND, 9),
    COUNT("count", Measure.COUNT, 0),
    PERCENT("percent", Measure.PERCENT, 0);

    /** What is measured, whatever the unit. */
    public enum Measure {
        USD,
        VND,
        COUNT,
        PERCENT
    }

    private final String text;
    private final Measure measure;
    private final int tens;

    Unit(String text, Measure measure, int tens) {
        this.text = text;
        this.measure = measure;
        this.tens = tens;
    }

    /** As written in a file. */
    public String text() {
        return text;
    }

    public Measure measure() {
        return measure;
    }

    /** In dollars, dong, pieces or per cent. */
    public BigDecimal plain(BigDecimal value) {
        return value.movePointRight(tens);
    }

    /** From dollars, dong, pieces or per cent. */
    BigDecimal of(BigDecimal plain) {
        return plain.movePointLeft(tens);
    }

    static Optional<Unit> named(String text) {
        return Arrays.stream(values()).filter(unit -> unit.text.equals(text)).findFirst();
    }
}
