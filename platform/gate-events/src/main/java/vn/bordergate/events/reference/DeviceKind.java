package vn.bordergate.events.reference;

/** What a device at a gate is. */
public enum DeviceKind {
    /** Reads plates, at a barrier or at a yard's entry or exit. */
    PLATE_CAMERA,
    WEIGHBRIDGE,
    BARRIER,
    YARD_ENTRY,
    YARD_EXIT
}
