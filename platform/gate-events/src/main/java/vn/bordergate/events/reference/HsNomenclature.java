package vn.bordergate.events.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.bordergate.events.HsCode;

/**
 * The Harmonized System, edition 2022: 97 chapters of which 77 is kept free, down to six digits.
 * Codes of older editions are missing here although goods were once declared under them.
 */
public final class HsNomenclature {

    private static final HsNomenclature EDITION_2022 = new HsNomenclature();

    private final Map<String, String> descriptions = new HashMap<>(9000);

    private HsNomenclature() {
        for (CsvTable.Row row : CsvTable.shipped("/reference/hs2022.csv").rows()) {
            descriptions.put(row.get("hscode"), row.get("description"));
        }
    }

    public static HsNomenclature edition2022() {
        return EDITION_2022;
    }

    /** Whether the two-digit chapter exists. */
    public boolean hasChapter(String chapter) {
        return chapter.length() == 2 && descriptions.containsKey(chapter);
    }

    /** Whether the six-digit part of the code exists in this edition. */
    public boolean has(HsCode code) {
        return descriptions.containsKey(code.subheading());
    }

    /** English text of a chapter, heading or subheading. */
    public Optional<String> description(String digits) {
        return Optional.ofNullable(descriptions.get(digits));
    }
}
