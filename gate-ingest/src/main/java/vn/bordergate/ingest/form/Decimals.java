package vn.bordergate.ingest.form;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Written numbers to exact ones. An exponent is welcome (a Java program writes ten million as
 * 1.0E7), an expansion into a billion zeros is not: nothing here unfolds a number before its size
 * is known.
 */
public final class Decimals {

    private Decimals() {}

    /** The number, or null when the text is none. */
    public static @Nullable BigDecimal parse(String literal) {
        if (literal.isEmpty() || literal.length() > Limits.NUMBER_LENGTH_MAX) {
            return null;
        }
        for (int i = 0; i < literal.length(); i++) {
            // BigDecimal would also take digits of other scripts.
            if ("0123456789.-+eE".indexOf(literal.charAt(i)) < 0) {
                return null;
            }
        }
        try {
            BigDecimal number = new BigDecimal(literal);
            return number.signum() == 0 ? BigDecimal.ZERO : number;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Decimals that the number cannot do without; negative for whole tens. */
    public static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }

    /** The same number without exponent; only for numbers known to be small. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
