package vn.bordergate.stats.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of a file of figures, and the fields of a single one. */
enum Column {
    YEAR,
    PERIOD,
    INDICATOR,
    KIND,
    VALUE,
    UNIT,
    SCOPE,
    SOURCE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Column> named(String text) {
        return Arrays.stream(values()).filter(column -> column.text().equals(text)).findFirst();
    }
}
