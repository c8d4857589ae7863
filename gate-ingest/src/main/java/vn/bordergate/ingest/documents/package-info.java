/**
 * Documents: invoices, certificates and pictures that are attached to a declaration's file, kept
 * outside the database and never taken out again.
 */
@NullMarked
package vn.bordergate.ingest.documents;

import org.jspecify.annotations.NullMarked;
