package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hold that Customs ordered is over.
 *
 * @param reasonCode as Customs codes it, or null
 */
public record SupervisionRelease(
        DeclarationId declarationId, long sequence, @Nullable String reasonCode, Instant at)
        implements CustomsNoticeEvent {}
