package vn.bordergate.events.reference;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import vn.bordergate.events.CountryCode;

/** Countries by ISO 3166-1. */
public final class Countries {

    private static final Countries ISO = new Countries();

    private final Map<CountryCode, String> chineseNames = new HashMap<>();

    private Countries() {
        for (CsvTable.Row row : CsvTable.shipped("/reference/iso3166.csv").rows()) {
            chineseNames.put(new CountryCode(row.get("alpha2")), row.get("nameZh"));
        }
    }

    public static Countries iso3166() {
        return ISO;
    }

    public boolean has(CountryCode code) {
        return chineseNames.containsKey(code);
    }

    /** Name in the language; Chinese from the shipped table, others from the platform's CLDR. */
    public String name(CountryCode code, Locale locale) {
        String chinese = chineseNames.get(code);
        if (chinese != null && locale.getLanguage().equals("zh")) {
            return chinese;
        }
        return Locale.of("", code.value()).getDisplayCountry(locale);
    }
}
