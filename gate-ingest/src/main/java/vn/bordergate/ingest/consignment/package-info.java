/**
 * Consignments: what a trader follows, a declaration together with its vehicles. Rows to list and
 * count are made anew from what the gate holds whenever anything of it moves, and open pages hear
 * of it in the same moment.
 */
@NullMarked
package vn.bordergate.ingest.consignment;

import org.jspecify.annotations.NullMarked;
