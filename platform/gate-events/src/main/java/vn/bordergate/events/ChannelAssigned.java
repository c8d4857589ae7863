package vn.bordergate.events;

import java.time.Instant;
import java.util.List;

/**
 * A channel was given, and with it the checks that are now outstanding.
 *
 * @param provisional whether it may become another before the goods are at the gate
 * @param checks those of Customs that are outstanding
 */
public record ChannelAssigned(
        DeclarationId declarationId,
        int generation,
        CustomsChannel channel,
        boolean provisional,
        Ruling ruling,
        List<CheckKind> checks,
        Instant at)
        implements ClearanceDeclarationEvent {

    public ChannelAssigned {
        checks = List.copyOf(checks);
    }
}
