/**
 * The till of the gate: quotes what was announced, takes payments, gives money back, and keeps the
 * book. It asks {@link vn.bordergate.clearance.fee} what becomes of an account, and no way through
 * it takes an amount that somebody named.
 */
@NullMarked
package vn.bordergate.clearance.till;

import org.jspecify.annotations.NullMarked;
