/** Upkeep: what every instance does again and again by itself, such as forgetting what is old. */
@NullMarked
package vn.bordergate.ingest.upkeep;

import org.jspecify.annotations.NullMarked;
