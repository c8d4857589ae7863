package vn.bordergate.events;

import java.time.Instant;

/** Every check is granted: the goods may go (thông quan). */
public record DeclarationCleared(
        DeclarationId declarationId, int generation, Actor by, Ruling ruling, Instant at)
        implements ClearanceDeclarationEvent {}
