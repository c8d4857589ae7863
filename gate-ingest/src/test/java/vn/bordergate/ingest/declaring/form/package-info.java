/** Trials of the form. */
@NullMarked
package vn.bordergate.ingest.declaring.form;

import org.jspecify.annotations.NullMarked;
