/** The door's trials. */
@NullMarked
package vn.bordergate.ingest.declaring;

import org.jspecify.annotations.NullMarked;
