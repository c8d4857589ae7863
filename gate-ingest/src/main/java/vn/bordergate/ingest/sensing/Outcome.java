package vn.bordergate.ingest.sensing;

import vn.bordergate.ingest.door.Door;
import vn.bordergate.ingest.door.UnavailableException;

/** What became of a sound reading at the door. */
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

    /** New, and durably kept. */
    record Accepted(ReadingReceipt receipt) implements Outcome {}

    /** The same had been said before; this is the receipt it got. */
    record Repeated(ReadingReceipt receipt) implements Outcome {}

    /** The device used this number for something else. */
    record Conflict(long number) implements Outcome {}

    /** So old a number that nobody knows any more whether it was used. */
    record Forgotten(long number, long forgottenTo) implements Outcome {}

    /** PostgreSQL will not take it, today or tomorrow. */
    record NotStorable() implements Outcome {}

    /** The gate could not write it, though it wrote others. */
    record NotNow(UnavailableException reason) implements Outcome {}
}
