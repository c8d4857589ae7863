package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Currency by ISO 4217: three capital letters. */
public record CurrencyCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CurrencyCode {
        Form.require(Form.isCapitals(value, 3), "a currency code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
