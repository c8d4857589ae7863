/** What others are told. */
@NullMarked
package vn.bordergate.clearance.notice;

import org.jspecify.annotations.NullMarked;
