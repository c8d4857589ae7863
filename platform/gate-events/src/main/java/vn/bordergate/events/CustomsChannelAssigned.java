package vn.bordergate.events;

import java.time.Instant;

/** Customs has given a declaration its channel. */
public record CustomsChannelAssigned(
        DeclarationId declarationId, long sequence, CustomsChannel channel, Instant at)
        implements CustomsNoticeEvent {}
