package vn.bordergate.stats.totals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

/**
 * What one watching sees: complete each time, so that a reader that missed some needs only the
 * last.
 *
 * @param version grows with each change; the id of the server-sent event
 * @param today the day in Asia/Ho_Chi_Minh that {@code today} in the lines means
 * @param lastFactAt when the newest counted fact became true; null before the first
 * @param lagMillis how long the newest counted facts took from becoming true to being counted
 * @param lines by gate, direction and stage
 * @param types of the day, by trade type and stage
 */
public record LiveTotals(
        long version,
        LocalDate today,
        @Nullable Instant lastFactAt,
        @Nullable Long lagMillis,
        List<Line> lines,
        List<TypeLine> types) {

    public LiveTotals {
        lines = List.copyOf(lines);
        types = List.copyOf(types);
    }

    /** What was counted on the day in one type of trade, over all gates. */
    public record TypeLine(TradeType tradeType, Stage stage, long usdCents, long declarations) {}

    /** One gate's totals in one direction and stage. */
    public record Line(
            String gate, Direction direction, Stage stage, Figures today, Figures ever) {}

    /**
     * What is shown of a total.
     *
     * @param usd the same as {@code usdCents}, as a decimal text
     * @param factsWithoutVnd facts that {@code vnd} lacks, for want of a rate
     */
    public record Figures(
            long usdCents,
            String usd,
            long vnd,
            long factsWithoutVnd,
            long netMassGrams,
            long declarations) {

        public static Figures of(
                long usdCents,
                long vnd,
                long factsWithoutVnd,
                long netMassGrams,
                long declarations) {
            return new Figures(
                    usdCents,
                    Dollars.of(usdCents),
                    vnd,
                    factsWithoutVnd,
                    netMassGrams,
                    declarations);
        }
    }
}
