/**
 * Facts into cells: the pure addition behind every total. Exact, and loud when a sum would
 * overflow; knows no database, clock or framework.
 */
@NullMarked
package vn.bordergate.stats.fold;

import org.jspecify.annotations.NullMarked;
