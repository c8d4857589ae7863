package vn.bordergate.ingest.declaring.form;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a CSV file and where each belongs in the declaration. Columns of the declaration
 * are said once or repeated on each of its rows; columns of the item are each row's own.
 */
public enum CsvColumn {
    DECLARANT_SCHEME("declarantScheme", true, false, "declarant", "scheme"),
    DECLARANT_NUMBER("declarantNumber", true, false, "declarant", "number"),
    DECLARANT_NAME("declarantName", true, false, "declarant", "name"),
    REFERENCE("reference", true, false, "reference"),
    CUSTOMS_NUMBER("customsDeclarationNumber", false, false, "customsDeclaration", "number"),
    CUSTOMS_DAY(
            "customsDeclarationRegisteredOn", false, false, "customsDeclaration", "registeredOn"),
    GATE("gate", true, false, "gate"),
    DIRECTION("direction", true, false, "direction"),
    TRADE_TYPE("tradeType", true, false, "tradeType"),
    PLANNED_ARRIVAL("plannedArrival", true, false, "plannedArrival"),
    DESTINATION("destination", false, false, "destination"),
    ITEM_NO("itemNo", false, true, "itemNo"),
    HS_CODE("hsCode", true, true, "hsCode"),
    DESCRIPTION("description", true, true, "description"),
    ORIGIN("origin", true, true, "origin"),
    PACKAGES_COUNT("packagesCount", false, true, "packages", "count"),
    PACKAGES_KIND("packagesKind", false, true, "packages", "kind"),
    NET_MASS("netMassKg", true, true, "netMassKg"),
    GROSS_MASS("grossMassKg", false, true, "grossMassKg"),
    VALUE_AMOUNT("valueAmount", true, true, "value", "amount"),
    VALUE_CURRENCY("valueCurrency", true, true, "value", "currency");

    private static final Map<String, CsvColumn> BY_TITLE = new HashMap<>();

    static {
        for (CsvColumn column : values()) {
            BY_TITLE.put(column.title, column);
        }
    }

    private final String title;
    private final boolean required;
    private final boolean ofItem;
    private final List<String> path;

    CsvColumn(String title, boolean required, boolean ofItem, String... path) {
        this.title = title;
        this.required = required;
        this.ofItem = ofItem;
        this.path = List.of(path);
    }

    /** The word in the header line. */
    public String title() {
        return title;
    }

    /** Whether a file without this column cannot hold a sound declaration. */
    public boolean required() {
        return required;
    }

    public boolean ofItem() {
        return ofItem;
    }

    List<String> path() {
        return path;
    }

    /** The column of this title. */
    public static Optional<CsvColumn> titled(String title) {
        return Optional.ofNullable(BY_TITLE.get(title));
    }

    /** The column that a pointer below the declaration or below an item means. */
    static Optional<CsvColumn> at(boolean ofItem, String pointer) {
        return Arrays.stream(values())
                .filter(c -> c.ofItem == ofItem)
                .filter(c -> ("/" + String.join("/", c.path) + "/").startsWith(pointer + "/"))
                .findFirst();
    }
}
