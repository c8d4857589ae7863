package vn.bordergate.events;

import java.time.Instant;

/**
 * A clearance no longer holds; the generation is the one that was cleared.
 *
 * @param reasonCode coded reason
 */
public record DeclarationReopened(
        DeclarationId declarationId, int generation, String reasonCode, Instant at)
        implements ClearanceDeclarationEvent {}
