/** The service that takes in what hauliers and gate devices have to say. */
@NullMarked
package vn.bordergate.ingest;

import org.jspecify.annotations.NullMarked;
