package vn.bordergate.events;

import org.jspecify.annotations.Nullable;

/** Number of packages and, where known, their kind (UNECE Recommendation 21 or plain words). */
public record Packages(int count, @Nullable String kind) {

    public Packages {
        Form.require(count > 0, "a number of packages", count);
    }
}
