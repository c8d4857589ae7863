/**
 * Strict reading of what is sent to the gate: bytes to values, with everything that is wrong noted
 * at its place. Nothing here knows what is being declared, announced or measured.
 */
@NullMarked
package vn.bordergate.ingest.form;

import org.jspecify.annotations.NullMarked;
