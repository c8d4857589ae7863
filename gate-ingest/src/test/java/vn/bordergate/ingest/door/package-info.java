/** Tests of the way in. */
@NullMarked
package vn.bordergate.ingest.door;

import org.jspecify.annotations.NullMarked;
