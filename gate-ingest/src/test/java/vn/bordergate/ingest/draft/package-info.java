/** Trials of the drawer of drafts. */
@NullMarked
package vn.bordergate.ingest.draft;

import org.jspecify.annotations.NullMarked;
