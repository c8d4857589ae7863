package vn.bordergate.ingest.declaring.form;

import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.reference.Countries;
import vn.bordergate.events.reference.Currencies;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.events.reference.HsNomenclature;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;

/** The reference tables that a declaration's codes are looked up in. */
public record KnownCodes(
        GateBook gates, HsNomenclature nomenclature, Countries countries, Currencies currencies) {

    /** With the shipped tables; gates differ from door to door. */
    public static KnownCodes of(GateBook gates) {
        return new KnownCodes(
                gates, HsNomenclature.edition2022(), Countries.iso3166(), Currencies.iso4217());
    }

    @Nullable CountryCode country(Fields fields, String name) {
        String text = fields.text(name, Limits.CODE_MAX);
        if (text == null) {
            return null;
        }
        if (isCapitals(text, 2)) {
            CountryCode code = new CountryCode(text);
            if (countries.has(code)) {
                return code;
            }
        }
        fields.fault(name, FaultCode.COUNTRY_UNKNOWN);
        return null;
    }

    @Nullable CurrencyCode currency(Fields fields, String name) {
        String text = fields.text(name, Limits.CODE_MAX);
        if (text == null) {
            return null;
        }
        if (isCapitals(text, 3)) {
            CurrencyCode code = new CurrencyCode(text);
            if (currencies.has(code)) {
                return code;
            }
        }
        fields.fault(name, FaultCode.CURRENCY_UNKNOWN);
        return null;
    }

    static boolean hasFormOfHsCode(String text) {
        int length = text.length();
        return (length == 6 || length == 8 || length == 10) && isWithin(text, '0', '9');
    }

    private static boolean isCapitals(String text, int length) {
        return text.length() == length && isWithin(text, 'A', 'Z');
    }

    static boolean isWithin(String text, char first, char last) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < first || text.charAt(i) > last) {
                return false;
            }
        }
        return true;
    }
}
