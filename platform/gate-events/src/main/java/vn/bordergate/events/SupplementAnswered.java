package vn.bordergate.events;

import java.time.Instant;

/**
 * The declarant answers a request for what was missing.
 *
 * @param generation the one that stood
 * @param slip number of the request, or {@value #EVERY} for all that are open
 * @param text the answer, in the words of the declarant
 */
public record SupplementAnswered(
        DeclarationId declarationId, int generation, int slip, String text, Instant at, Actor by)
        implements GateDeclarationEvent {

    /** One answer to whatever was asked for. */
    public static final int EVERY = 0;
}
