package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another channel was given to the generation that stands.
 *
 * @param provisional whether it may become another before the goods are at the gate
 * @param reasonCode why
 * @param proposedBy the officer who wanted it lower and whom {@code by} confirmed, or null
 */
public record ChannelChanged(
        DeclarationId declarationId,
        int generation,
        CustomsChannel from,
        CustomsChannel channel,
        boolean provisional,
        Ruling ruling,
        String reasonCode,
        @Nullable Actor proposedBy,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {}
