package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Code of a gate in the gate book: 2 to 16 capital letters, digits and dashes. */
public record GateCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GateCode {
        Form.require(Form.isCode(value, 2, 16), "a gate code", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
