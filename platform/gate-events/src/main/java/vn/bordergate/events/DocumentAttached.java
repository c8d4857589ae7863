package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A document was added to the declaration's file and is durably kept; none is ever taken out again.
 *
 * @param generation the one that stood at that moment; the document stays with later ones
 * @param name as whoever attached it called it, without anything that could mislead
 * @param mediaType what its bytes were found to be
 * @param bytes its size
 * @param sha256 of its bytes, 64 small hexadecimal digits
 * @param replaces the older document whose place it takes, null for none
 */
public record DocumentAttached(
        DeclarationId declarationId,
        int generation,
        DocumentId documentId,
        DocumentKind kind,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        @Nullable DocumentId replaces,
        Actor by,
        Instant at)
        implements GateDeclarationEvent {}
