package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclarationEvent.ApologyGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementAsked;
import vn.bordergate.clearance.notice.Slips;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckOutcome;

/**
 * A slip that a file has given cause for.
 *
 * @param event that it tells of
 * @param authority that gives it out; null where it comes from all of them together
 * @param officer who decided; null where nobody did and whoever hands it out signs
 */
record GivenSlip(
        SlipKind kind,
        String number,
        Instant at,
        DeclarationEvent event,
        @Nullable Authority authority,
        @Nullable Actor officer) {

    /**
     * The slip of that kind, the last one where there are more.
     *
     * @param slip its number among the slips of the file, or null
     * @return null where there is none
     */
    static @Nullable GivenSlip find(WholeFile file, SlipKind kind, @Nullable Integer slip) {
        GivenSlip found = null;
        for (Entry entry : file.history()) {
            for (DeclarationEvent event : entry.events()) {
                GivenSlip one = of(file, entry, event);
                if (one != null && one.kind == kind && (slip == null || isNumbered(event, slip))) {
                    found = one;
                }
            }
        }
        return found;
    }

    private static @Nullable GivenSlip of(WholeFile file, Entry entry, DeclarationEvent event) {
        return switch (event) {
            case DeclarationEvent.Lodged e -> receipt(file, event, e.generation());
            case DeclarationEvent.Amended e -> receipt(file, event, e.generation());
            case SupplementAsked e ->
                    new GivenSlip(
                            SlipKind.SUPPLEMENT,
                            Slips.number(file.id(), e.request().slip()),
                            e.at(),
                            event,
                            e.request().authority(),
                            e.request().by());
            case ApologyGiven e ->
                    new GivenSlip(
                            SlipKind.APOLOGY,
                            Slips.number(file.id(), e.slip()),
                            e.at(),
                            event,
                            null,
                            null);
            case ClearanceRefused e ->
                    new GivenSlip(
                            SlipKind.REFUSAL,
                            Slips.refusalNumber(file.id()),
                            e.at(),
                            event,
                            refusing(entry.events()),
                            e.by().kind() == ActorKind.OFFICER ? e.by() : null);
            case DeclarationEvent _ -> null;
        };
    }

    private static GivenSlip receipt(WholeFile file, DeclarationEvent event, int generation) {
        return new GivenSlip(
                SlipKind.RECEIPT,
                Slips.receiptNumber(file.id(), generation),
                event.at(),
                event,
                null,
                null);
    }

    /** Whose check failed; a declaration as a whole is refused by Customs. */
    private static Authority refusing(List<DeclarationEvent> together) {
        for (DeclarationEvent event : together) {
            if (event instanceof CheckAnswered check && check.outcome() == CheckOutcome.FAILED) {
                return check.authority();
            }
        }
        return Authority.CUSTOMS;
    }

    private static boolean isNumbered(DeclarationEvent event, int slip) {
        return switch (event) {
            case SupplementAsked e -> e.request().slip() == slip;
            case ApologyGiven e -> e.slip() == slip;
            case DeclarationEvent _ -> true;
        };
    }
}
