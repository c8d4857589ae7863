package vn.bordergate.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An officer asks the declarant for what is missing (phiếu yêu cầu bổ sung, form 02). The clocks of
 * that authority's open checks stand still until it is answered or lapses; others may ask beside
 * it.
 *
 * @param slip its number among the slips of the file, which the answer names
 * @param slipNo number of the slip that the declarant gets
 * @param items codes of what is missing
 * @param text in the officer's words, or null
 * @param dueAt until when the answer is awaited
 */
public record SupplementRequested(
        DeclarationId declarationId,
        int generation,
        int slip,
        String slipNo,
        Authority authority,
        List<String> items,
        @Nullable String text,
        Instant dueAt,
        Actor by,
        Instant at)
        implements ClearanceDeclarationEvent {

    public SupplementRequested {
        items = List.copyOf(items);
    }
}
