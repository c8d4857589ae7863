/**
 * The time release study: how long vehicles and checks take, in which channels declarations are
 * cleared, and how often checks find something; folded from what the clearance tells.
 */
@NullMarked
package vn.bordergate.stats.release;

import org.jspecify.annotations.NullMarked;
