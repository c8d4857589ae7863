package vn.bordergate.ingest.declaring.form;

import java.time.Instant;

/** A sound declaration that each trial spoils in one place. */
public final class Sample {

    /** The instant at which the trials are judged. */
    public static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    public static final String EXPORT =
            """
            {"declarant":{"scheme":"VN_TAX_CODE","number":"0100109106","name":"Nông sản Lào Cai"},
             "reference":"KT-1",
             "customsDeclaration":{"number":"305123456780","registeredOn":"2026-11-20"},
             "gate":"KIM-THANH","direction":"EXPORT","tradeType":"EXPORT",
             "plannedArrival":"2026-11-22T14:30:00+07:00","destination":"CN",
             "items":[{"itemNo":1,"hsCode":"081060","description":"Sầu riêng tươi","origin":"VN",
               "packages":{"count":870,"kind":"CT"},"netMassKg":17400,"grossMassKg":18270.5,
               "value":{"amount":"69600.00","currency":"USD"}}]}
            """;

    private Sample() {}

    /** The sample with a part replaced, which must be there. */
    public static String with(String part, String replacement) {
        if (!EXPORT.contains(part)) {
            throw new IllegalArgumentException("not in the sample: " + part);
        }
        return EXPORT.replace(part, replacement);
    }

    public static String referenced(String reference) {
        return with("KT-1", reference);
    }
}
