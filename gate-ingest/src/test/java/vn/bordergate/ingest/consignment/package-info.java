/** Trials of the traders' list. */
@NullMarked
package vn.bordergate.ingest.consignment;

import org.jspecify.annotations.NullMarked;
