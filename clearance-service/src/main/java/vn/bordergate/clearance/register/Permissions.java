package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.Cargo;
import vn.bordergate.clearance.crossing.CarriedState;
import vn.bordergate.clearance.crossing.Findings.Assessed;
import vn.bordergate.clearance.crossing.Findings.Carried;
import vn.bordergate.clearance.crossing.Load;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.DeclarationId;

/**
 * What calls and passages rest on, as it was found.
 *
 * @param passing whether the declarations are locked, so that a passage may rest on them
 * @param due vehicles whose fee is not settled
 * @param priority declarations of priority enterprises
 */
record Permissions(
        boolean passing,
        OpenFiles files,
        CargoBook cargo,
        Set<CrossingId> due,
        Set<DeclarationId> priority) {

    Permissions {
        due = Set.copyOf(due);
        priority = Set.copyOf(priority);
    }

    /** Of a vehicle that carries this. */
    Assessed assessed(CrossingId id, Load load) {
        List<Carried> carried = new ArrayList<>();
        List<Declaration.Lodged> known = new ArrayList<>();
        for (DeclarationId declaration : load.declarations()) {
            Declaration state = files.state(declaration);
            carried.add(new Carried(declaration, carriedState(state), freeSince(state)));
            if (state instanceof Declaration.Lodged file) {
                known.add(file);
            }
        }
        Cargo goods = cargo.of(known);
        boolean first = !load.declarations().isEmpty() && priority.containsAll(load.declarations());
        return new Assessed(
                carried, !due.contains(id), new Cargo(goods.goods(), goods.channel(), first));
    }

    /** When a declaration that is looked at here was cleared; null where it was not. */
    @Nullable Instant clearedAt(DeclarationId id) {
        return clearedAt(files.state(id));
    }

    private static @Nullable Instant clearedAt(Declaration state) {
        return switch (state) {
            case Declaration.Inside s -> s.clearedAt();
            case Declaration.Passed s -> s.clearedAt();
            case Declaration.NotLodged _,
                    Declaration.Checking _,
                    Declaration.Refused _,
                    Declaration.Withdrawn _,
                    Declaration.Expired _ ->
                    null;
        };
    }

    private static CarriedState carriedState(Declaration state) {
        return switch (state) {
            case Declaration.NotLodged _, Declaration.Withdrawn _ -> CarriedState.MISSING;
            case Declaration.Checking s ->
                    s.standing().marks().held() ? CarriedState.HELD : CarriedState.UNCLEARED;
            case Declaration.Held _ -> CarriedState.HELD;
            case Declaration.Cleared _, Declaration.Passed _ -> CarriedState.CLEARED;
            case Declaration.Refused _, Declaration.Expired _ -> CarriedState.REFUSED;
        };
    }

    private static @Nullable Instant freeSince(Declaration state) {
        Instant cleared = clearedAt(state);
        if (cleared == null || !(state instanceof Declaration.Lodged file)) {
            return null;
        }
        Instant released = file.standing().marks().releasedAt();
        return released == null || released.isBefore(cleared) ? cleared : released;
    }
}
