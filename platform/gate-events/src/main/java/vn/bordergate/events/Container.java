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
}
