/** Trials of documents. */
@NullMarked
package vn.bordergate.ingest.documents;

import org.jspecify.annotations.NullMarked;
