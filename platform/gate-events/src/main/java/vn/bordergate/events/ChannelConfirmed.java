package vn.bordergate.events;

import java.time.Instant;

/**
 * The first vehicle with goods of the declaration is at the gate: the channel that the generation
 * is in is provisional no more. What is assigned or changed later says so itself.
 */
public record ChannelConfirmed(
        DeclarationId declarationId, int generation, CustomsChannel channel, Instant at)
        implements ClearanceDeclarationEvent {}
