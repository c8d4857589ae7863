package vn.bordergate.clearance.calling;

/** Where a vehicle is between its yard and its lane. */
public enum YardStage {
    /** In the yard, ready or not. */
    WAITING,
    /** Called to a lane and on its way. */
    CALLED,
    AT_BARRIER,
    /** Through, or turned back. */
    GONE
}
