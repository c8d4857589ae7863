/**
 * Trade statistics: live totals of what passes the gates, for management, press and public. {@code
 * fold} is pure; {@code totals} keeps, serves and recounts; {@code board} shows.
 */
@NullMarked
package vn.bordergate.stats;

import org.jspecify.annotations.NullMarked;
