/**
 * Tracking: how far the authorities are with a declaration, kept current from what
 * clearance-service publishes, in the words of the public-service portal.
 */
@NullMarked
package vn.bordergate.ingest.tracking;

import org.jspecify.annotations.NullMarked;
