package vn.bordergate.events.reference;

import java.util.HashSet;
import java.util.Set;
import vn.bordergate.events.CurrencyCode;

/** Currencies in use by ISO 4217; precious metals, funds and test codes have no minor unit. */
public final class Currencies {

    private static final Currencies ISO = new Currencies();

    private final Set<CurrencyCode> payable = new HashSet<>();

    private Currencies() {
        for (CsvTable.Row row : CsvTable.shipped("/reference/iso4217.csv").rows()) {
            if (!row.get("minorUnits").isEmpty()) {
                payable.add(new CurrencyCode(row.get("code")));
            }
        }
    }

    public static Currencies iso4217() {
        return ISO;
    }

    /** Whether goods can be priced in it. */
    public boolean has(CurrencyCode code) {
        return payable.contains(code);
    }
}
