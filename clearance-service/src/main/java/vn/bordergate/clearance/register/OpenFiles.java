package vn.bordergate.clearance.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclarationHistory;
import vn.bordergate.clearance.declaration.Declarations;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.events.Actor;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;

/**
 * Files taken out of the register, locked until the transaction ends. Commands are decided on in
 * memory, one after the other, and written together.
 */
public final class OpenFiles {

    private final Map<DeclarationId, Declaration> states;
    private final Map<DeclarationId, Declaration> changed = new LinkedHashMap<>();
    private final List<Decided> decided = new ArrayList<>();

    OpenFiles(Map<DeclarationId, Declaration> states) {
        this.states = new HashMap<>(states);
    }

    /** A command that changed something. */
    record Decided(
            DeclarationId id,
            Declaration before,
            List<DeclarationEvent> events,
            Declaration after,
            Actor by,
            DeclarationCommand command,
            @Nullable Lodgement lodgement) {}

    /** What a declarant declared, to be kept with the generation. */
    public record Lodgement(DeclaredContent content, List<Remark> remarks) {}

    /** Where the declaration stands after what was decided so far. */
    public Declaration state(DeclarationId id) {
        return states.getOrDefault(id, new Declaration.NotLodged());
    }

    /** Decides on an officer's command, or on one that brings no content. */
    public List<DeclarationEvent> decide(
            DeclarationId id, DeclarationCommand command, Findings findings, Actor by) {
        return decide(id, command, findings, by, null);
    }

    /** Decides on a command; what follows is written when the files are put back. */
    public List<DeclarationEvent> decide(
            DeclarationId id,
            DeclarationCommand command,
            Findings findings,
            Actor by,
            @Nullable Lodgement lodgement) {
        Declaration before = state(id);
        List<DeclarationEvent> events = Declarations.decide(before, command, findings);
        Declaration after = DeclarationHistory.evolve(before, events);
        // An event that leaves the version as it was is an answer and no fact: nothing to keep.
        if (after.version() != before.version()) {
            states.put(id, after);
            changed.put(id, after);
            decided.add(new Decided(id, before, events, after, by, command, lodgement));
        }
        return events;
    }

    Map<DeclarationId, Declaration> changed() {
        return changed;
    }

    List<Decided> decided() {
        return decided;
    }
}
