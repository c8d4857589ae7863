package vn.bordergate.clearance.crossing;

import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;

/**
 * What one officer wants and a second, who is another, has to confirm.
 *
 * @param person who the first officer is, under whichever account
 */
public record Proposal(Subject subject, String reason, Actor by, @Nullable String person) {

    /** What is wanted. */
    public enum Subject {
        /** That the hold ends. */
        RELEASE,
        /** That a passage which no permission covered is taken for one. */
        PASSAGE,
        /** That a vehicle which no permission covered is back before the barrier. */
        FETCHED_BACK
    }

    /** Whether it is the same person who would now be the second. */
    public boolean isOf(Officer officer) {
        return by.equals(officer.actor()) || (person != null && person.equals(officer.person()));
    }
}
