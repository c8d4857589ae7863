package vn.bordergate.events;

import org.jspecify.annotations.Nullable;

/**
 * Number of packages and, where known, their kind (UNECE Recommendation 21 or plain words).
 *
 * @param count how many
 * @param kind what they are, or null
 */
public record Packages(int count, @Nullable String kind) {

    public Packages {
        Form.require(count > 0, "a number of packages", count);
    }
}
