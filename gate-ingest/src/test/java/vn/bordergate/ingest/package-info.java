/** The whole service against a real PostgreSQL, over HTTP. */
@NullMarked
package vn.bordergate.ingest;

import org.jspecify.annotations.NullMarked;
