/** Trials of the local gate: real servers, killed and started again. */
@NullMarked
package vn.bordergate.local;

import org.jspecify.annotations.NullMarked;
