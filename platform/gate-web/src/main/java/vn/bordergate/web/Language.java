package vn.bordergate.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/** The languages of the gate; Vietnamese where nothing else was asked for. */
public enum Language {
    VI(Locale.of("vi"), "", "Tiếng Việt"),
    EN(Locale.ENGLISH, "_en", "English"),
    ZH(Locale.CHINESE, "_zh", "中文");

    private static final List<Locale> LOCALES = List.of(VI.locale, EN.locale, ZH.locale);

    private final Locale locale;
    private final String suffix;
    private final String ownName;

    Language(Locale locale, String suffix, String ownName) {
        this.locale = locale;
        this.suffix = suffix;
        this.ownName = ownName;
    }

    public Locale locale() {
        return locale;
    }

    /** As in {@code ?lang=} and the {@code lang} attribute of a page. */
    public String tag() {
        return locale.getLanguage();
    }

    public String ownName() {
        return ownName;
    }

    String bundleSuffix() {
        return suffix;
    }

    public static Language of(@Nullable Locale locale) {
        Language found = locale == null ? null : tagged(locale.getLanguage());
        return found == null ? VI : found;
    }

    /** The language this request is to be answered in. */
    public static Language of(ServerWebExchange exchange) {
        return of(exchange.getLocaleContext().getLocale());
    }

    static @Nullable Language tagged(@Nullable String tag) {
        if (tag == null) {
            return null;
        }
        return switch (tag) {
            case "vi" -> VI;
            case "en" -> EN;
            case "zh" -> ZH;
            default -> null;
        };
    }

    static Language accepted(List<Locale.LanguageRange> ranges) {
        return ranges.isEmpty() ? VI : of(Locale.lookup(ranges, LOCALES));
    }
}
