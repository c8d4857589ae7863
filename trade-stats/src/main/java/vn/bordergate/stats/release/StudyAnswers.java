package vn.bordergate.stats.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the study answers with. */
final class StudyAnswers {

    private StudyAnswers() {}

    /**
     * How long something took.
     *
     * @param channel null where there was none, as of an empty vehicle
     * @param goodsClass null of a check, which is told of the declaration and not of a vehicle
     * @param peak whether it began in a peak hour
     * @param p50Minutes the median, within two per cent
     * @param p90Minutes what nine in ten did not exceed, within two per cent
     */
    record TimeRow(
            String measure,
            String gate,
            @Nullable String channel,
            @Nullable String goodsClass,
            boolean peak,
            long count,
            BigDecimal p50Minutes,
            BigDecimal p90Minutes) {}

    /** Declarations cleared in a channel. */
    record ChannelRow(String gate, String channel, long declarations) {}

    /**
     * Checks of an authority.
     *
     * @param hitRatePercent checks that found something, of a hundred that were made
     */
    record CheckRow(
            String gate,
            String authority,
            String kind,
            long done,
            long found,
            BigDecimal hitRatePercent) {

        private static final int DECIMALS = 2;

        static CheckRow of(String gate, String authority, String kind, long done, long found) {
            BigDecimal rate =
                    BigDecimal.valueOf(found)
                            .movePointRight(DECIMALS)
                            .divide(BigDecimal.valueOf(done), DECIMALS, RoundingMode.HALF_UP);
            return new CheckRow(gate, authority, kind, done, found, rate);
        }
    }

    /** Rows with the days that they are of. */
    record Told<R>(LocalDate from, LocalDate to, List<R> rows) {}
}
