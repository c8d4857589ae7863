/**
 * Exchange rates with the dates they hold from, and what goods are worth by them. The clearance
 * owns the rates, so that rules and totals value the same goods alike.
 */
@NullMarked
package vn.bordergate.clearance.rate;

import org.jspecify.annotations.NullMarked;
