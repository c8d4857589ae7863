/** Trials of tracking. */
@NullMarked
package vn.bordergate.ingest.tracking;

import org.jspecify.annotations.NullMarked;
