package vn.bordergate.clearance.calling;

/**
 * Why an officer did something, as everybody may read it. What else there is to say is in the note,
 * which is not public, as it may name people.
 */
public enum MeasureReason {
    /** The goods are spoiling or the animals suffer. */
    SPOILING,
    BREAKDOWN,
    SAFETY,
    /** Urgent goods by a written order: relief, medicine. */
    OFFICIAL_ORDER,
    OPPOSITE_SIDE,
    WEATHER,
    LANE_WORKS,
    TRAFFIC,
    /** A mistake is put right. */
    CORRECTION,
    NOT_THERE,
    OVER
}
