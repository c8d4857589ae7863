/** The portal: what a visitor sees of this service, and who may come to which of its doors. */
@NullMarked
package vn.bordergate.ingest.portal;

import org.jspecify.annotations.NullMarked;
