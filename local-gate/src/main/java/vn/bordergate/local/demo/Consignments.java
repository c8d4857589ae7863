package vn.bordergate.local.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.bordergate.events.reference.HsNomenclature;
import vn.bordergate.local.demo.FileLine.CustomsRow;

/** Writes rows of the file as a haulier's system would declare them: one line, one declaration. */
final class Consignments {

    private static final int DESCRIPTION_MAX = 512;

    private final JsonMapper json = JsonMapper.shared();
    private final HsNomenclature nomenclature = HsNomenclature.edition2022();

    /** The gate of the demo's gate book that stands for the row's customs office. */
    static String gate(CustomsRow row) {
        return "KCS-%03d".formatted(row.office());
    }

    /** The price without its floating-point noise: half up to two decimals. */
    static BigDecimal price(CustomsRow row) {
        return row.price().setScale(2, RoundingMode.HALF_UP);
    }

    static boolean isRounded(CustomsRow row) {
        return price(row).compareTo(row.price()) != 0;
    }

    /**
     * One declaration as one line of JSON.
     *
     * @param arrival when the vehicle is to arrive; the file does not say
     */
    String line(CustomsRow row, Instant arrival) {
        ObjectNode declaration = json.createObjectNode();
        declaration
                .putObject("declarant")
                .put("scheme", "FOREIGN_ID")
                .put("number", row.declarantId())
                .put("name", "Declarant " + row.declarantId());
        declaration.put("reference", row.declarationId());
        declaration
                .putObject("customsDeclaration")
                .put("number", row.declarationId())
                .put("registeredOn", row.date().toString());
        declaration.put("gate", gate(row));
        declaration.put("direction", "IMPORT");
        declaration.put("tradeType", "IMPORT");
        declaration.put("plannedArrival", arrival.toString());
        ObjectNode item = declaration.putArray("items").addObject();
        item.put("hsCode", row.hs6());
        item.put("description", description(row.hs6()));
        item.put("origin", row.origin());
        item.put("netMassKg", row.netMassKg());
        item.putObject("value").put("amount", price(row)).put("currency", "KRW");
        return json.writeValueAsString(declaration);
    }

    private String description(String hs6) {
        String text = nomenclature.description(hs6).orElse("HS " + hs6);
        return text.length() <= DESCRIPTION_MAX ? text : text.substring(0, DESCRIPTION_MAX);
    }
}
