package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Customs has changed the channel (thay đổi kết quả phân luồng).
 *
 * @param reasonCode as Customs codes it, or null
 */
public record CustomsChannelChanged(
        DeclarationId declarationId,
        long sequence,
        CustomsChannel channel,
        @Nullable String reasonCode,
        Instant at)
        implements CustomsNoticeEvent {}
