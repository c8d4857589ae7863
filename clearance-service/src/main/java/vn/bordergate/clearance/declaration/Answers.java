package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration.Refused;
import vn.bordergate.clearance.declaration.DeclarationCommand.CustomsOfficers;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Officers;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.DecisionDeclined;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.Ruling;

/** What the decisions have in common: who may decide, what is a repeat, when a file is cleared. */
final class Answers {

    private Answers() {}

    /** Why the officer may not decide this, whatever the state of the file; null when they may. */
    static @Nullable DeclineReason barred(Officers command) {
        return switch (command) {
            case DecideCheck c -> otherAuthority(c, c.authority());
            case ExtendCheck c -> otherAuthority(c, c.authority());
            case RequestSupplement c -> otherAuthority(c, c.authority());
            case CustomsOfficers c ->
                    c.officer().speaksFor(Authority.CUSTOMS) ? null : DeclineReason.CUSTOMS_ONLY;
        };
    }

    private static @Nullable DeclineReason otherAuthority(Officers c, Authority authority) {
        return c.officer().speaksFor(authority) ? null : DeclineReason.CHECK_OF_OTHER_AUTHORITY;
    }

    static List<DeclarationEvent> declined(DeclineReason reason, Officers c) {
        return List.of(new DecisionDeclined(reason, c.by(), c.at()));
    }

    static boolean isStale(Declaration.Lodged s, Officers c) {
        return c.expectedVersion() != s.version();
    }

    static List<DeclarationEvent> tooLate(Declaration.Lodged s, Officers c, DeclineReason reason) {
        return isRepeat(s, c) ? List.of() : declined(reason, c);
    }

    /** The same request again: same officer, same view of the file, same answer. */
    static boolean isRepeat(Declaration.Lodged s, Officers command) {
        return switch (command) {
            case DecideCheck c ->
                    s.done()
                            .contains(
                                    new CheckDone(
                                            c.authority(),
                                            c.check(),
                                            c.outcome(),
                                            c.by(),
                                            c.expectedVersion()));
            case Refuse c ->
                    s instanceof Refused r
                            && r.by().equals(c.by())
                            && r.reasonCode().equals(c.reasonCode());
            // The others are told that the file has changed, which by then it has.
            case Officers _ -> false;
        };
    }

    /** The facts, and clearance with them when nothing is left to wait for. */
    static List<DeclarationEvent> settled(
            List<DeclarationEvent> facts,
            List<OpenCheck> open,
            boolean awaitsCustoms,
            Actor by,
            Ruling ruling,
            Instant at) {
        if (!open.isEmpty() || awaitsCustoms) {
            return List.copyOf(facts);
        }
        List<DeclarationEvent> all = new ArrayList<>(facts);
        all.add(new ClearanceGranted(by, ruling, at));
        return List.copyOf(all);
    }
}
