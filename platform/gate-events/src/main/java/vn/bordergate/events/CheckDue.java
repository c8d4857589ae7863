package vn.bordergate.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A check that is open: whose it is, and until when.
 *
 * @param dueAt null where no limit was kept
 */
public record CheckDue(Authority authority, CheckKind kind, @Nullable Instant dueAt) {}
