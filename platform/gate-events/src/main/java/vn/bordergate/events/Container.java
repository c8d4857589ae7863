package vn.bordergate.events;

import org.jspecify.annotations.Nullable;

/**
 * A container on a vehicle.
 *
 * @param number as ISO 6346 writes it: four letters and seven digits
 * @param lengthFeet 20, 40 or 45
 * @param seal number of the seal (niêm phong), where there is one
 */
public record Container(String number, int lengthFeet, @Nullable String seal) {

    public Container {
        Form.require(
                number.length() == 11
                        && Form.isCapitals(number.substring(0, 4), 4)
                        && Form.isDigits(number.substring(4)),
                "a container number",
                number);
        Form.require(
                lengthFeet == 20 || lengthFeet == 40 || lengthFeet == 45,
                "a container's length",
                lengthFeet);
    }

    /**
     * Whether the last digit is the one that ISO 6346 computes of the ten characters before it, by
     * which a slip of the pen shows.
     *
     * @param number four letters and seven digits
     */
    public static boolean checkDigitHolds(String number) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += checkValue(number.charAt(i)) << i;
        }
        return sum % 11 % 10 == number.charAt(10) - '0';
    }

    /** Digits as they are; letters from 10 on without the multiples of 11. */
    private static int checkValue(char c) {
        if (c <= '9') {
            return c - '0';
        }
        int value = 10 + (c - 'A');
        return value + (value - 1) / 10;
    }
}
