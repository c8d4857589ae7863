package vn.bordergate.ingest.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes as people read them. */
final class Megabytes {

    private Megabytes() {}

    static String of(long bytes) {
        return BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(1 << 20), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
