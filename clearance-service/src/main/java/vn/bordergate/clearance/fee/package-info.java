/**
 * What a passage costs and what became of it, as {@code decide(account, command)} and {@code
 * evolve(account, event)}: quoted by the tariff, paid, asked back, given back. Nothing here names
 * an amount but the tariff; every other amount is a difference of what was quoted, paid and
 * returned.
 *
 * <p>A pure room: receipts' numbers, identifiers and times arrive in commands.
 */
@NullMarked
package vn.bordergate.clearance.fee;

import org.jspecify.annotations.NullMarked;
