package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Country by ISO 3166-1 alpha-2: two capital letters. */
public record CountryCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CountryCode {
        Form.require(Form.isCapitals(value, 2), "a country code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
