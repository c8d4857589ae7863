package vn.bordergate.ingest.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Days since an epoch, as spreadsheets count them, to dates and times. */
final class SerialMoments {

    private static final BigDecimal SECONDS_OF_DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal SERIAL_MAX = BigDecimal.valueOf(2_958_465);

    /** Right from March 1900 on: before that, spreadsheets count a day that never was. */
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private static final LocalDate EPOCH_OF_1904 = LocalDate.of(1904, 1, 1);

    private SerialMoments() {}

    /** To the second, or null when the number is no moment. */
    static @Nullable LocalDateTime of(BigDecimal serial, boolean since1904) {
        if (serial.signum() < 0 || serial.compareTo(SERIAL_MAX) > 0) {
            return null;
        }
        long seconds =
                serial.multiply(SECONDS_OF_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
        LocalDate epoch = since1904 ? EPOCH_OF_1904 : EPOCH;
        return epoch.atStartOfDay().plusSeconds(seconds);
    }
}
