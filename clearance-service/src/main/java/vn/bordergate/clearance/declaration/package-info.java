/**
 * The one-stop file (hồ sơ một cửa) of one declaration, as {@code decide} and {@code evolve}.
 *
 * <p>Pure: no framework, no clock, no randomness, no input or output. Times arrive in commands;
 * what the tables and rates say arrives as {@link vn.bordergate.clearance.declaration.Findings}.
 */
@NullMarked
package vn.bordergate.clearance.declaration;

import org.jspecify.annotations.NullMarked;
