/**
 * A day of real traffic: customs declarations of a file, lodged through the door like a haulier's,
 * decided like an officer's, and counted a second time from the file alone, to see whether the
 * totals are right. The second count shares no code with what it checks.
 */
@NullMarked
package vn.bordergate.local.demo;

import org.jspecify.annotations.NullMarked;
