/** Trials of the sign-in page's parts. */
@NullMarked
package vn.bordergate.local.signin;

import org.jspecify.annotations.NullMarked;
