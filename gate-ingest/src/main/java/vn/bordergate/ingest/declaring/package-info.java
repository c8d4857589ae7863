/**
 * Declaring: the door through which declarations come in, one at a time or by the million, are
 * amended and withdrawn. What it acknowledges is in the journal.
 */
@NullMarked
package vn.bordergate.ingest.declaring;

import org.jspecify.annotations.NullMarked;
