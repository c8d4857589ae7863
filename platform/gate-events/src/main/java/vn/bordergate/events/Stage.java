package vn.bordergate.events;

/** Which of the three measures of trade a fact belongs to; they are never mixed. */
public enum Stage {
    DECLARED,
    CLEARED,
    CROSSED
}
