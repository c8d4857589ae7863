package vn.bordergate.stats.target;

import java.util.Locale;

/** One of three names. */
final class Named {

    private Named() {}

    static String in(Locale locale, String vi, String en, String zh) {
        return switch (locale.getLanguage()) {
            case "en" -> en;
            case "zh" -> zh;
            default -> vi;
        };
    }
}
