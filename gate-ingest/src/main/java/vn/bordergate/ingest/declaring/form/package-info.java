/**
 * The form: what a declaration must look like to be taken in at all, and everything that is wrong
 * with one that does not, said at once. Pure: bytes and the present instant go in, a {@link
 * vn.bordergate.ingest.declaring.form.Reading} comes out.
 */
@NullMarked
package vn.bordergate.ingest.declaring.form;

import org.jspecify.annotations.NullMarked;
