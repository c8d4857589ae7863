package vn.bordergate.clearance.till;

import vn.bordergate.clearance.fee.Signer;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/** Who stands at the counter. */
final class BoardOfficer {

    private BoardOfficer() {}

    static Actor actor(SignedIn who) {
        return new Actor(ActorKind.OFFICER, who.subject());
    }

    /** Somebody of the board at that gate, by name: what they sign is on the receipt. */
    static Signer signer(OpenAccount open, SignedIn who) {
        if (!who.isOneOf(Roles.MANAGEMENT_BOARD)) {
            throw Till.refused(403, "FEE_BOARD_ONLY");
        }
        if (open.announced() instanceof Announced announced
                && !who.grants().covers(announced.gate())) {
            throw Till.refused(403, "FOREIGN_GATE");
        }
        if (who.person() == null) {
            throw Till.refused(403, "PERSON_NEEDED");
        }
        return new Signer(who.subject(), who.person());
    }
}
