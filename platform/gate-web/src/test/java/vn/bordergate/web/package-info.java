/** Trials of the shell against a small application that has one handler for each way to fail. */
@NullMarked
package vn.bordergate.web;

import org.jspecify.annotations.NullMarked;
