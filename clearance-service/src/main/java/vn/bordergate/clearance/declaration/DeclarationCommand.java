package vn.bordergate.clearance.declaration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;

/** What somebody asks of a declaration. */
public sealed interface DeclarationCommand {

    Instant at();

    /** From the declarant, through the gate; its content arrives examined. */
    record Lodge(int generation, Instant at) implements DeclarationCommand {}

    /** Whole new content, which takes the place of every older generation. */
    record Amend(int generation, Instant at) implements DeclarationCommand {}

    /** The declarant takes back whatever stands. */
    record Withdraw(int generation, Instant at) implements DeclarationCommand {}

    /** An officer's, for which the version of the file before them is needed. */
    sealed interface Officers extends DeclarationCommand {
        Actor by();

        int expectedVersion();
    }

    /** An officer gives a check's outcome. */
    record DecideCheck(
            CheckKind check,
            CheckOutcome outcome,
            @Nullable String note,
            Actor by,
            int expectedVersion,
            Instant at)
            implements Officers {}

    /** An officer refuses the whole declaration for a reason of their own. */
    record Refuse(
            String reasonCode, @Nullable String note, Actor by, int expectedVersion, Instant at)
            implements Officers {}

    /** Rates have come that a valuation was waiting for. */
    record ApplyRates(Instant at) implements DeclarationCommand {}
}
