/** Model days at a gate: how many vehicles come when, and how long their checks and lanes take. */
@NullMarked
package vn.bordergate.local.day;

import org.jspecify.annotations.NullMarked;
