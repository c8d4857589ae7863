package vn.bordergate.ingest.tracking;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.ChangeDeclined;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationExpired;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationPassed;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.DeclarationReopened;
import vn.bordergate.events.WithdrawalConfirmed;

/**
 * How far the authorities are with one declaration. A fold over their events: no clock, no store.
 *
 * @param generation the last one that the authorities have taken up; 0 before the first
 * @param reasonCode why it was refused or reopened, or why a change was declined
 * @param followed who has it now and until when
 */
public record Progress(
        DeclarationId declarationId,
        int generation,
        Status status,
        @Nullable CustomsChannel channel,
        boolean provisional,
        Set<CheckKind> checksOpen,
        Set<CheckKind> checksPassed,
        Set<CheckKind> checksFailed,
        @Nullable String reasonCode,
        Instant at,
        Followed followed) {

    /** Before the authorities have said anything. */
    public static Progress none(DeclarationId declarationId) {
        return new Progress(
                declarationId,
                0,
                Status.REGISTERED,
                null,
                false,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                Instant.EPOCH,
                Followed.NOTHING);
    }

    Progress after(ClearanceDeclarationEvent event) {
        return switch (event) {
            // The generation before stands, and so does all that was said about it.
            case ChangeDeclined declined ->
                    with(generation, status, declined.reasonCode(), declined.at());
            case ClearanceDeclarationEvent late when late.generation() < generation -> this;
            case ChannelAssigned assigned -> inChannel(assigned);
            case CheckDecided decided -> checked(decided);
            case DeclarationCleared cleared ->
                    with(
                            cleared.generation(),
                            followed.held() ? Status.HELD : Status.CLEARED,
                            null,
                            cleared.at(),
                            followed.done());
            case DeclarationReopened reopened ->
                    with(
                            reopened.generation(),
                            Status.IN_PROGRESS,
                            reopened.reasonCode(),
                            reopened.at());
            case DeclarationRefused refused ->
                    with(
                            refused.generation(),
                            Status.REFUSED,
                            refused.reasonCode(),
                            refused.at(),
                            followed.done());
            case WithdrawalConfirmed confirmed ->
                    with(
                            confirmed.generation(),
                            Status.WITHDRAWN,
                            null,
                            confirmed.at(),
                            followed.done());
            case DeclarationExpired expired ->
                    with(
                            expired.generation(),
                            Status.EXPIRED,
                            "VALIDITY_ENDED",
                            expired.at(),
                            followed.done());
            case DeclarationPassed passed ->
                    with(passed.generation(), Status.PASSED, null, passed.at(), followed.done());
            case ClearanceDeclarationEvent later -> Following.after(this, later);
        };
    }

    Progress rechannelled(CustomsChannel next, boolean stillProvisional) {
        return new Progress(
                declarationId,
                generation,
                status,
                next,
                stillProvisional,
                checksOpen,
                checksPassed,
                checksFailed,
                reasonCode,
                at,
                followed);
    }

    private Progress inChannel(ChannelAssigned assigned) {
        boolean sameGeneration = assigned.generation() == generation;
        Set<CheckKind> passed = sameGeneration ? checksPassed : Set.of();
        Set<CheckKind> failed = sameGeneration ? checksFailed : Set.of();
        Set<CheckKind> open = copy(Set.copyOf(assigned.checks()));
        open.removeAll(passed);
        return new Progress(
                declarationId,
                assigned.generation(),
                assigned.checks().isEmpty() ? Status.RECEIVED : Status.IN_PROGRESS,
                assigned.channel(),
                assigned.provisional(),
                open,
                passed,
                failed,
                null,
                assigned.at(),
                sameGeneration ? followed : followed.anew());
    }

    private Progress checked(CheckDecided decided) {
        Set<CheckKind> open = copy(checksOpen);
        Set<CheckKind> passed = copy(checksPassed);
        Set<CheckKind> failed = copy(checksFailed);
        for (Set<CheckKind> checks : List.of(open, passed, failed)) {
            checks.remove(decided.check());
        }
        (decided.outcome() == CheckOutcome.PASSED ? passed : failed).add(decided.check());
        return new Progress(
                declarationId,
                decided.generation(),
                Status.IN_PROGRESS,
                channel,
                provisional,
                open,
                passed,
                failed,
                null,
                decided.at(),
                followed);
    }

    Progress with(int of, Status next, @Nullable String reason, Instant when) {
        return with(of, next, reason, when, followed);
    }

    Progress with(int of, Status next, @Nullable String reason, Instant when, Followed now) {
        return new Progress(
                declarationId,
                of,
                next,
                channel,
                provisional,
                checksOpen,
                checksPassed,
                checksFailed,
                reason,
                when,
                now);
    }

    private static Set<CheckKind> copy(Set<CheckKind> checks) {
        Set<CheckKind> copy = EnumSet.noneOf(CheckKind.class);
        copy.addAll(checks);
        return copy;
    }
}
