package vn.bordergate.clearance.declaration;

/**
 * A legal limit in the working time of the gate: so many hours while it is open, or so many working
 * days. One of the two is zero.
 */
public record WorkingTime(int hours, int days) {
    public WorkingTime {
        if (hours < 0 || days < 0 || (hours == 0) == (days == 0)) {
            throw new IllegalArgumentException(hours + " hours and " + days + " days");
        }
    }

    public static WorkingTime ofHours(int hours) {
        return new WorkingTime(hours, 0);
    }

    public static WorkingTime ofDays(int days) {
        return new WorkingTime(0, days);
    }
}
