/**
 * The whole gate on one machine and in one JVM: a real Kafka, a real PostgreSQL and the three
 * services, with everything they keep in one directory. What runs here is what runs elsewhere; only
 * the addresses differ.
 */
@NullMarked
package vn.bordergate.local;

import org.jspecify.annotations.NullMarked;
