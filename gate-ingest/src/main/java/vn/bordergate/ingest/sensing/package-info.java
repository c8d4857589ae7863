/**
 * Readings of devices: plate cameras, weighbridges, barriers, yard entries and exits. Each is kept
 * durably before it is acknowledged, once, and told as it was seen; whose vehicle it was, others
 * find out.
 */
@NullMarked
package vn.bordergate.ingest.sensing;

import org.jspecify.annotations.NullMarked;
