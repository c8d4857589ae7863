/** Trials of readings. */
@NullMarked
package vn.bordergate.ingest.sensing;

import org.jspecify.annotations.NullMarked;
