/**
 * The ticket: a page with a signed code that a driver opens from a link, and the page on which an
 * officer verifies the code with no network.
 */
@NullMarked
package vn.bordergate.ingest.ticket;

import org.jspecify.annotations.NullMarked;
