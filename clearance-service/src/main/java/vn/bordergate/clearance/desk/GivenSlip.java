package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.CheckDone;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclarationEvent.ApologyGiven;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementAsked;
import vn.bordergate.clearance.declaration.DeclarationHistory;
import vn.bordergate.clearance.notice.Slips;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.DeclarationId;

/**
 * A slip that a file has given cause for.
 *
 * @param event that it tells of
 * @param authority that gives it out; null where it comes from all of them together
 * @param officer who decided; null where nobody did and whoever hands it out signs
 * @param after the file as it stood when the slip was given
 */
record GivenSlip(
        SlipKind kind,
        String number,
        Instant at,
        DeclarationEvent event,
        @Nullable Authority authority,
        @Nullable Actor officer,
        Declaration.Lodged after) {

    /**
     * The slip of that kind, the last one where there are more.
     *
     * @param history of the file, from its beginning
     * @param slip its number among the slips of the file, or null
     * @return null where there is none
     */
    static @Nullable GivenSlip find(
            DeclarationId id, List<Entry> history, SlipKind kind, @Nullable Integer slip) {
        GivenSlip found = null;
        Declaration state = new Declaration.NotLodged();
        for (Entry entry : history) {
            for (DeclarationEvent event : entry.events()) {
                state = DeclarationHistory.evolve(state, event);
                GivenSlip one =
                        state instanceof Declaration.Lodged after ? of(id, event, after) : null;
                if (one != null && one.kind == kind && (slip == null || one.isNumbered(slip))) {
                    found = one;
                }
            }
        }
        return found;
    }

    /** A receipt is given anew, with another appointment, whenever the checks are others. */
    private static @Nullable GivenSlip of(
            DeclarationId id, DeclarationEvent event, Declaration.Lodged after) {
        int slips = after.standing().marks().slips();
        return switch (event) {
            case DeclarationEvent.Lodged _ -> given(SlipKind.RECEIPT, id, slips, event, after);
            case DeclarationEvent.Amended e ->
                    e.checks().isEmpty() ? null : given(SlipKind.RECEIPT, id, slips, event, after);
            case DeclarationEvent.ChannelChanged e ->
                    e.open().isEmpty() ? null : given(SlipKind.RECEIPT, id, slips, event, after);
            case DeclarationEvent.Reopened e ->
                    e.checks().isEmpty() ? null : given(SlipKind.RECEIPT, id, slips, event, after);
            case ApologyGiven e -> given(SlipKind.APOLOGY, id, e.slip(), event, after);
            case SupplementAsked e ->
                    new GivenSlip(
                            SlipKind.SUPPLEMENT,
                            Slips.number(id, e.request().slip()),
                            e.at(),
                            event,
                            e.request().authority(),
                            e.request().by(),
                            after);
            case ClearanceRefused e ->
                    new GivenSlip(
                            SlipKind.REFUSAL,
                            Slips.refusalNumber(id),
                            e.at(),
                            event,
                            refusing(after),
                            e.by().kind() == ActorKind.OFFICER ? e.by() : null,
                            after);
            case DeclarationEvent _ -> null;
        };
    }

    private static GivenSlip given(
            SlipKind kind,
            DeclarationId id,
            int slip,
            DeclarationEvent event,
            Declaration.Lodged after) {
        return new GivenSlip(kind, Slips.number(id, slip), event.at(), event, null, null, after);
    }

    private boolean isNumbered(int slip) {
        return number.endsWith("-" + slip);
    }

    /**
     * Whose check failed, also some time before; a declaration as a whole is refused by Customs.
     */
    private static Authority refusing(Declaration.Lodged refused) {
        for (CheckDone check : refused.done()) {
            if (check.outcome() == CheckOutcome.FAILED) {
                return check.authority();
            }
        }
        return Authority.CUSTOMS;
    }
}
