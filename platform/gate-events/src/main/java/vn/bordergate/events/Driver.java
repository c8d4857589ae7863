package vn.bordergate.events;

import org.jspecify.annotations.Nullable;

/**
 * Who drives. Personal data, so its text form says nothing of it.
 *
 * @param name as in the document
 * @param document number of the identity document or border pass
 * @param phone as given, for being called
 */
public record Driver(String name, String document, @Nullable String phone) {

    @Override
    public String toString() {
        return "Driver[***]";
    }
}
