package vn.bordergate.clearance.crossing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.DeclarationId;

/** What the shell looked up for a command before it is decided. */
public sealed interface Findings {

    /**
     * Where a declaration stands that the vehicle carries.
     *
     * @param freeSince when it was cleared or last released, which a passage must not be before;
     *     null where that is not known
     */
    record Carried(DeclarationId id, CarriedState state, @Nullable Instant freeSince) {
        Carried(DeclarationId id, CarriedState state) {
            this(id, state, null);
        }
    }

    /**
     * What a permission rests on. For a passage it is read in the transaction that records it.
     *
     * @param carried every declaration on the vehicle
     * @param cargo what they are together
     */
    record Assessed(List<Carried> carried, boolean feeSettled, Cargo cargo) implements Findings {
        public Assessed {
            carried = List.copyOf(carried);
        }
    }

    /**
     * Whether a yard lets it in.
     *
     * @param yard that lets it in, or that would have
     * @param ticket null where it is refused
     * @param refusal coded reason, or null where it is let in
     * @param rule why this yard, or null where there is no plan
     */
    record Admission(
            String yard,
            @Nullable String ticket,
            @Nullable String refusal,
            Assessed assessed,
            @Nullable String rule)
            implements Findings {

        /** At a gate that plans no yards. */
        Admission(
                String yard, @Nullable String ticket, @Nullable String refusal, Assessed assessed) {
            this(yard, ticket, refusal, assessed, null);
        }
    }

    /**
     * What a weighing is compared with.
     *
     * @param grossKg declared gross mass of all that it carries, 0 where it is not declared
     * @param tareKg what such a vehicle weighs empty
     * @param toleranceKg difference that says nothing
     */
    record Declared(int grossKg, int tareKg, int toleranceKg) implements Findings {}

    /** The other vehicle of a transshipment; a permission of this one with the load of then. */
    record Other(Crossing state, Assessed assessed) implements Findings {}

    /** Most commands need nothing looked up. */
    record Nothing() implements Findings {}

    default Assessed assessed() {
        return switch (this) {
            case Assessed found -> found;
            case Admission found -> found.assessed();
            case Other found -> found.assessed();
            case Declared _, Nothing _ ->
                    throw new IllegalArgumentException(
                            "not assessed: " + getClass().getSimpleName());
        };
    }

    default Admission admission() {
        if (this instanceof Admission found) {
            return found;
        }
        throw new IllegalArgumentException("no yard was asked: " + getClass().getSimpleName());
    }

    default Declared declared() {
        if (this instanceof Declared found) {
            return found;
        }
        throw new IllegalArgumentException(
                "nothing to compare a mass with: " + getClass().getSimpleName());
    }

    default Crossing other() {
        if (this instanceof Other found) {
            return found.state();
        }
        throw new IllegalArgumentException("no other vehicle: " + getClass().getSimpleName());
    }
}
