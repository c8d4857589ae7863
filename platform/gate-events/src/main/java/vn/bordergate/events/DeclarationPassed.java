package vn.bordergate.events;

import java.time.Instant;

/**
 * The goods have passed the supervision area (hàng qua khu vực giám sát), and the file is closed.
 *
 * @param crossed whether they have crossed the border
 */
public record DeclarationPassed(
        DeclarationId declarationId, int generation, boolean crossed, Actor by, Instant at)
        implements ClearanceDeclarationEvent {}
