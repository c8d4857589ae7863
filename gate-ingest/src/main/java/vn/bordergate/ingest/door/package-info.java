/** The way in: bodies of any length, limits on what may wait, and commits that are shared. */
@NullMarked
package vn.bordergate.ingest.door;

import org.jspecify.annotations.NullMarked;
