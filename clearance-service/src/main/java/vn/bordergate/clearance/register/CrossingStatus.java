package vn.bordergate.clearance.register;

import vn.bordergate.clearance.crossing.Crossing;

/** Where a crossing stands, as lists name it. */
public enum CrossingStatus {
    ANNOUNCED,
    IN_YARD,
    CALLED,
    AT_BARRIER,
    CROSSED,
    RETURNED,
    CLOSED,
    TURNED_BACK,
    NO_SHOW,
    WITHDRAWN;

    public static CrossingStatus of(Crossing.Known state) {
        return switch (state) {
            case Crossing.Announced _ -> ANNOUNCED;
            case Crossing.InYard _ -> IN_YARD;
            case Crossing.Called _ -> CALLED;
            case Crossing.AtBarrier _ -> AT_BARRIER;
            case Crossing.Crossed _ -> CROSSED;
            case Crossing.Ended s ->
                    switch (s.ending()) {
                        case RETURNED -> RETURNED;
                        case CLOSED -> CLOSED;
                        case TURNED_BACK -> TURNED_BACK;
                        case NO_SHOW -> NO_SHOW;
                        case WITHDRAWN -> WITHDRAWN;
                    };
        };
    }

    /** Neither crossed nor ended. */
    public boolean isLive() {
        return compareTo(CROSSED) < 0;
    }
}
