/** Trials of the traders' pages. */
@NullMarked
package vn.bordergate.ingest.portal;

import org.jspecify.annotations.NullMarked;
