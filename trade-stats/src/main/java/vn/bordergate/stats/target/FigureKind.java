package vn.bordergate.stats.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was to be, or what was; in files {@code target} and {@code actual}. */
public enum FigureKind {
    TARGET,
    ACTUAL;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FigureKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
