package vn.bordergate.stats.totals;

import java.util.Arrays;
import java.util.function.Function;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/** Which texts can be a value of a dimension. */
final class DimensionForm {

    private DimensionForm() {}

    static boolean accepts(Dimension dimension, String text) {
        return switch (dimension) {
            case GATE -> reads(GateCode::new, text);
            case DIRECTION -> names(Direction.values(), text);
            case TRADE_TYPE -> names(TradeType.values(), text);
            case STAGE -> names(Stage.values(), text);
            case SECTION -> HsSections.names().contains(text);
            case COMMODITY_GROUP -> CommodityGroups.codes().contains(text);
            case CHAPTER -> digits(text, 2);
            case HEADING -> digits(text, 4);
            case PARTNER -> reads(CountryCode::new, text);
            case CURRENCY -> reads(CurrencyCode::new, text);
            case DAY, WEEK, MONTH, QUARTER, HALF_YEAR, YEAR -> false;
        };
    }

    private static boolean reads(Function<String, ?> type, String text) {
        try {
            var unused = type.apply(text);
            return true;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean names(Enum<?>[] values, String text) {
        return Arrays.stream(values).anyMatch(value -> value.name().equals(text));
    }

    private static boolean digits(String text, int length) {
        return text.length() == length && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
