/**
 * Telling traders what happens to their declarations and vehicles, as it happens: webhooks by the
 * convention of Standard Webhooks.
 */
@NullMarked
package vn.bordergate.ingest.telling;

import org.jspecify.annotations.NullMarked;
