package vn.bordergate.stats.report;

import java.util.Locale;
import vn.bordergate.web.Figures;

/** A cell as its readers write it. */
final class CellText {

    private CellText() {}

    static String of(Paper.Cell cell, Figures figures, Locale locale) {
        return switch (cell) {
            case Paper.Cell.Words(String words) -> words;
            case Paper.Cell.Number(var value, int decimals) ->
                    figures.decimal(value, decimals, locale);
        };
    }
}
