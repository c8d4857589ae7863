package vn.bordergate.events;

/** What the authorities did with a declaration; topic {@code clearance.declarations}. */
public sealed interface ClearanceDeclarationEvent extends PublishedEvent
        permits ChannelAssigned,
                CheckDecided,
                DeclarationCleared,
                DeclarationReopened,
                DeclarationRefused,
                WithdrawalConfirmed,
                ChangeDeclined,
                ChecksRequired,
                CheckAnswered,
                DeadlinesChanged,
                SupplementRequested,
                ChannelChanged,
                DeclarationHeld,
                DeclarationReleased,
                DeclarationPassed,
                DeclarationExpired,
                ChannelConfirmed {

    DeclarationId declarationId();

    /** Generation of the declaration that this is about. */
    int generation();

    @Override
    default String key() {
        return declarationId().toString();
    }
}
