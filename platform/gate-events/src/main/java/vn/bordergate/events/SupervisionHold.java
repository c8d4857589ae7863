package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customs stops goods in the supervision area (form 11/TBTDGS).
 *
 * @param reasonCode as Customs codes it
 * @param note in the words of Customs, or null
 */
public record SupervisionHold(
        DeclarationId declarationId,
        long sequence,
        String reasonCode,
        @Nullable String note,
        Instant at)
        implements CustomsNoticeEvent {}
