package vn.bordergate.events;

import java.time.Instant;

/** It was not cleared while it was valid. */
public record DeclarationExpired(DeclarationId declarationId, int generation, Instant at)
        implements ClearanceDeclarationEvent {}
