package vn.bordergate.events;

import java.time.Instant;

/**
 * The declarant answers a request for what was missing.
 *
 * @param generation the one that stood
 * @param slip number of the request
 */
public record SupplementAnswered(
        DeclarationId declarationId, int generation, int slip, String text, Instant at, Actor by)
        implements GateDeclarationEvent {}
