/**
 * What the gate asks for, step by step, for everybody to read: made from the tables, the tariff and
 * the limits in force, with how each step was kept of late.
 */
@NullMarked
package vn.bordergate.clearance.procedure;

import org.jspecify.annotations.NullMarked;
