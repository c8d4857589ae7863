package vn.bordergate.events;

/** Who can decide something at the gate. */
public enum ActorKind {
    RULE,
    OFFICER,
    DECLARANT
}
