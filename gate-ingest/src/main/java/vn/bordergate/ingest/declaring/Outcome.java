package vn.bordergate.ingest.declaring;

import vn.bordergate.events.DeclarationId;

/** What became of a sound declaration at the door. */
sealed interface Outcome {

    /** New, and durably kept. */
    record Accepted(Receipt receipt) implements Outcome {}

    /** The same had been said before; this is the receipt it got. */
    record Repeated(Receipt receipt) implements Outcome {}

    /** The declarant used this reference for something else; amending is another request. */
    record Conflict(DeclarationId declarationId, int generation) implements Outcome {}

    /** Another account lodged this declarant's reference; no more is said about it. */
    record TakenByOther() implements Outcome {}
}
