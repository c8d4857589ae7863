/**
 * Plans, and actual figures that no gate counts, as the management board entered them; and how an
 * actual figure stands to its plan and to the same period of last year. Five figures under five
 * names: ratio and growth are two types and never mixed.
 */
@NullMarked
package vn.bordergate.stats.target;

import org.jspecify.annotations.NullMarked;
