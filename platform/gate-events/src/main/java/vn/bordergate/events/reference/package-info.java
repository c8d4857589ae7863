/**
 * Reference data that every service needs to mean the same by a code: goods, countries, currencies
 * and gates. Shipped as tables in {@code reference/}, read once, never changed while running.
 */
@NullMarked
package vn.bordergate.events.reference;

import org.jspecify.annotations.NullMarked;
