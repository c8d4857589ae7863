package vn.bordergate.events;

import java.time.Instant;

/** The declarant takes the declaration back; the generation is the last that was lodged. */
public record DeclarationWithdrawn(DeclarationId declarationId, int generation, Instant at)
        implements GateDeclarationEvent {}
