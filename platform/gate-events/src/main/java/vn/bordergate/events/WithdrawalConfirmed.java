package vn.bordergate.events;

import java.time.Instant;

/** The authorities closed the file because its declarant withdrew it. */
public record WithdrawalConfirmed(DeclarationId declarationId, int generation, Instant at)
        implements ClearanceDeclarationEvent {}
