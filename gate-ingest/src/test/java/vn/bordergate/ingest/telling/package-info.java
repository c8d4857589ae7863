/** Trials of telling. */
@NullMarked
package vn.bordergate.ingest.telling;

import org.jspecify.annotations.NullMarked;
