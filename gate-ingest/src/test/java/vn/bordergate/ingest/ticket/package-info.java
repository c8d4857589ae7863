/** Trials of tickets. */
@NullMarked
package vn.bordergate.ingest.ticket;

import org.jspecify.annotations.NullMarked;
