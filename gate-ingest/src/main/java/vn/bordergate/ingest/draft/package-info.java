/** Drafts: declarations that somebody has begun to write, kept for them alone and for a while. */
@NullMarked
package vn.bordergate.ingest.draft;

import org.jspecify.annotations.NullMarked;
