package vn.bordergate.events;

/**
 * What the customs system says of a declaration; topic {@code customs.notices}, written by the link
 * to Customs.
 */
public sealed interface CustomsNoticeEvent extends PublishedEvent
        permits CustomsChannelAssigned,
                CustomsChannelChanged,
                SupervisionHold,
                SupervisionRelease,
                SupervisionPassed {

    DeclarationId declarationId();

    /** Counts the notices on a declaration; a later one has a greater number. */
    long sequence();

    @Override
    default String key() {
        return declarationId().toString();
    }
}
