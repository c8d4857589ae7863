package vn.bordergate.ingest.declaring;

import java.util.List;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;
import vn.bordergate.web.Fault;

/** What became of a sound declaration at the door. */
sealed interface Outcome {

    /** Of what did not get through the door. */
    Door.Unlodged<Outcome> UNLODGED =
            new Door.Unlodged<>() {
                @Override
                public Outcome notNow(UnavailableException reason) {
                    return new NotNow(reason);
                }

                @Override
                public Outcome notStorable() {
                    return new NotStorable();
                }
            };

    /** What the books say of it. */
    sealed interface Decided extends Outcome {}

    /** New, and durably kept. */
    record Accepted(Receipt receipt) implements Decided {}

    /** The same had been said before; this is the receipt it got. */
    record Repeated(Receipt receipt) implements Decided {}

    /** The declarant used this reference for something else; amending is another request. */
    record Conflict(DeclarationId declarationId, int generation) implements Decided {}

    /** A vehicle that came with it cannot be taken, so nothing of the submission was. */
    record VehiclesRefused(List<Fault> faults) implements Decided {}

    /** PostgreSQL will not take it, today or tomorrow. */
    record NotStorable() implements Outcome {}

    /** The gate could not write it, though it wrote others. */
    record NotNow(UnavailableException reason) implements Outcome {}
}
