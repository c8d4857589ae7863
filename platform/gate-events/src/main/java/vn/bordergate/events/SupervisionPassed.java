package vn.bordergate.events;

import java.time.Instant;

/**
 * Customs confirms that the goods passed the supervision area. For exports by road that comes after
 * they have crossed the border (Circular 38/2015/TT-BTC, Article 52).
 *
 * @param crossed whether they have crossed, as Customs says
 */
public record SupervisionPassed(
        DeclarationId declarationId, long sequence, boolean crossed, Instant at)
        implements CustomsNoticeEvent {}
