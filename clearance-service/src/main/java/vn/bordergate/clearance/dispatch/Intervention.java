package vn.bordergate.clearance.dispatch;

/**
 * What a named officer decided about one vehicle's place. It stands until the officer takes it
 * back, is shown in the record with its reason, and breaks no limit on overtaking.
 */
public sealed interface Intervention {

    String ticket();

    /** Who decided it. */
    String officer();

    String reason();

    /** Goes before everybody who was not moved so too. */
    record ToFront(String ticket, String officer, String reason) implements Intervention {
        public ToFront {
            requireNamed(ticket, officer, reason);
        }
    }

    /** Goes after everybody else. */
    record ToBack(String ticket, String officer, String reason) implements Intervention {
        public ToBack {
            requireNamed(ticket, officer, reason);
        }
    }

    /** Is not called. */
    record HoldBack(String ticket, String officer, String reason) implements Intervention {
        public HoldBack {
            requireNamed(ticket, officer, reason);
        }
    }

    private static void requireNamed(String ticket, String officer, String reason) {
        if (ticket.isBlank() || officer.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException(
                    "an intervention names its vehicle, its officer and its reason");
        }
    }
}
