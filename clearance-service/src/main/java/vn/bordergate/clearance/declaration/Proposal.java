package vn.bordergate.clearance.declaration;

import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CustomsChannel;

/**
 * What one officer wants and a second, who is another, has to confirm.
 *
 * @param to the lower channel, or null when a hold is to be released
 * @param person who the first officer is, under whichever account; null where it was kept before
 *     that was asked
 */
public record Proposal(
        @Nullable CustomsChannel to, String reasonCode, Actor by, @Nullable String person) {

    /** Whether it is the same person who would now be the second. */
    public boolean isOf(Officer officer) {
        return by.equals(officer.actor()) || (person != null && person.equals(officer.person()));
    }
}
