package vn.bordergate.clearance.declaration;

import org.jspecify.annotations.Nullable;

/** What the shell looked up for a command before it is decided. */
public sealed interface Findings {

    /**
     * Channel, checks and value of the content that a command brings.
     *
     * @param channel in force for the declaration as it stands ({@link Channels#inForce})
     * @param checks what the tables ask for in that channel
     * @param hours of the gate
     * @param draw the lot by which a green declaration is checked all the same, or null
     * @param awaitsCustoms whether Customs names the channels of this gate
     */
    record Examined(
            ChannelRuling channel,
            CheckRuling checks,
            Consignment consignment,
            WorkingCalendar hours,
            @Nullable RandomDraw draw,
            boolean awaitsCustoms)
            implements Findings {}

    /** Checks that the tables ask for in the channel that a command would give. */
    record Rechecked(CheckRuling checks, WorkingCalendar hours) implements Findings {}

    /** When the gate works, for what moves a due time. */
    record Hours(WorkingCalendar hours) implements Findings {}

    /** The value anew, now that rates are known. */
    record Revalued(Consignment consignment) implements Findings {}

    /**
     * What vehicles say of a passage.
     *
     * @param stillCarried whether one that was announced is still to take some of the goods across
     */
    record Carriage(boolean stillCarried) implements Findings {}

    /** An officer's decision and a withdrawal need nothing looked up. */
    record Nothing() implements Findings {}

    /** The examination that a lodging or amendment cannot be decided without. */
    default Examined examined() {
        if (this instanceof Examined examined) {
            return examined;
        }
        throw new IllegalArgumentException("content was not examined: " + this);
    }

    /** The checks that a change of channel cannot be decided without. */
    default Rechecked rechecked() {
        if (this instanceof Rechecked rechecked) {
            return rechecked;
        }
        throw new IllegalArgumentException("checks were not looked up: " + this);
    }

    /** Whether goods are on their way, without which no export is let pass on somebody's word. */
    default boolean stillCarried() {
        if (this instanceof Carriage(boolean still)) {
            return still;
        }
        throw new IllegalArgumentException("vehicles were not looked up: " + this);
    }

    /** The working time that a due time cannot be moved without. */
    default WorkingCalendar workingHours() {
        return switch (this) {
            case Examined e -> e.hours();
            case Rechecked r -> r.hours();
            case Hours h -> h.hours();
            case Revalued _, Carriage _, Nothing _ ->
                    throw new IllegalArgumentException("no working time: " + this);
        };
    }
}
