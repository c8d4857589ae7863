package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Goods code of the Harmonized System (WCO): 6 digits, or 8 or 10 with national ones. */
public record HsCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HsCode {
        Form.require(
                Form.isDigits(value)
                        && (value.length() == 6 || value.length() == 8 || value.length() == 10),
                "an HS code",
                value);
    }

    /** First two digits. */
    public String chapter() {
        return value.substring(0, 2);
    }

    /** First four digits. */
    public String heading() {
        return value.substring(0, 4);
    }

    /** First six digits, the part that all members of the WCO share. */
    public String subheading() {
        return value.substring(0, 6);
    }

    @Override
    public String toString() {
        return value;
    }
}
