package vn.bordergate.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Identity of a crossing (lượt xe): one passage of one vehicle. */
public record CrossingId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CrossingId {}

    /**
     * Reads the usual text form of a UUID.
     *
     * @throws IllegalArgumentException when the text is no UUID
     */
    public static CrossingId of(String text) {
        return new CrossingId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
