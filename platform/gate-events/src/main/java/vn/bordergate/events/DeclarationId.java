package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a gate pre-declaration, the same in every service and for every generation. */
public record DeclarationId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeclarationId {}

    /**
     * Reads the usual text form of a UUID.
     *
     * @throws IllegalArgumentException when the text is no UUID
     */
    public static DeclarationId of(String text) {
        return new DeclarationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
