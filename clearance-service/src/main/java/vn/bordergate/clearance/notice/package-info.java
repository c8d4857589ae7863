/**
 * What the other services are told. Internal events are translated here, so that the workflow may
 * change without breaking a reader.
 */
@NullMarked
package vn.bordergate.clearance.notice;

import org.jspecify.annotations.NullMarked;
