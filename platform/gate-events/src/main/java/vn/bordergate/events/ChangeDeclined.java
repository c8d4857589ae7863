package vn.bordergate.events;

import java.time.Instant;

/**
 * An amendment or withdrawal came too late; the former generation stands.
 *
 * @param reasonCode coded reason
 */
public record ChangeDeclined(
        DeclarationId declarationId, int generation, String reasonCode, Instant at)
        implements ClearanceDeclarationEvent {}
