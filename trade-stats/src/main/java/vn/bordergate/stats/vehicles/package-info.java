/**
 * Vehicles: how many crossed, were turned back and came back empty, how many wait now and waited at
 * 20:00; folded from what the clearance tells of crossings.
 */
@NullMarked
package vn.bordergate.stats.vehicles;

import org.jspecify.annotations.NullMarked;
