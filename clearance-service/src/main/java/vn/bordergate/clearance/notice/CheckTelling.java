package vn.bordergate.clearance.notice;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckAnswered;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.CheckDue;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.ChecksRequired;
import vn.bordergate.events.DeadlinesChanged;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.Ruling;

/** What others are told of a declaration's checks: which are open, when due, and how answered. */
final class CheckTelling {

    private final DeclarationId id;
    private final Declaration before;
    private final Declaration.Lodged after;
    private final List<PublishedEvent> told;
    private final int generation;

    CheckTelling(
            DeclarationId id,
            Declaration before,
            Declaration.Lodged after,
            List<PublishedEvent> told) {
        this.id = id;
        this.before = before;
        this.after = after;
        this.told = told;
        this.generation = after.standing().generation();
    }

    /** Kinds of the open checks that readers of the first version know. */
    List<CheckKind> knownOfOld() {
        return open().stream()
                .filter(check -> Slips.knownOfOld(check.authority(), check.kind()))
                .map(OpenCheck::kind)
                .toList();
    }

    /** Nothing where a step leaves no check open. */
    void required(@Nullable Ruling ruling, Instant at) {
        if (!open().isEmpty()) {
            told.add(
                    new ChecksRequired(
                            id,
                            generation,
                            Slips.number(id, after.standing().marks().slips()),
                            OpenCheck.appointment(open()),
                            due(),
                            ruling,
                            at));
        }
    }

    void answered(DeclarationEvent.CheckAnswered e) {
        if (Slips.knownOfOld(e.authority(), e.check())) {
            told.add(
                    new CheckDecided(
                            id, generation, e.check(), e.outcome(), e.by(), e.note(), e.at()));
        }
        OpenCheck open =
                before instanceof Declaration.Checking s
                        ? s.open().stream()
                                .filter(one -> one.is(e.authority(), e.check()))
                                .findFirst()
                                .orElse(null)
                        : null;
        told.add(
                new CheckAnswered(
                        id,
                        generation,
                        e.authority(),
                        e.check(),
                        e.outcome(),
                        e.code(),
                        e.note(),
                        open == null ? null : dated(open.dueAt()),
                        e.by(),
                        e.at(),
                        after.standing().consignment().gate(),
                        after.standing().consignment().direction(),
                        after.standing().channel(),
                        open == null || open.since().equals(Instant.EPOCH) ? null : open.since()));
    }

    void moved(String cause, int slip, @Nullable String reason, @Nullable Actor by, Instant at) {
        told.add(
                new DeadlinesChanged(
                        id,
                        generation,
                        cause,
                        slip == 0 ? null : Slips.number(id, slip),
                        OpenCheck.appointment(open()),
                        due(),
                        reason,
                        by,
                        at,
                        null));
    }

    /** The clocks of one authority go on. */
    void resumed(String cause, int request, Instant at) {
        told.add(
                new DeadlinesChanged(
                        id,
                        generation,
                        cause,
                        null,
                        OpenCheck.appointment(open()),
                        due(),
                        null,
                        null,
                        at,
                        request));
    }

    private List<OpenCheck> open() {
        return after instanceof Declaration.Checking s ? s.open() : List.of();
    }

    private List<CheckDue> due() {
        return open().stream()
                .map(check -> new CheckDue(check.authority(), check.kind(), dated(check.dueAt())))
                .toList();
    }

    private static @Nullable Instant dated(@Nullable Instant dueAt) {
        return OpenCheck.UNDATED.equals(dueAt) ? null : dueAt;
    }
}
