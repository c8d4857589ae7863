package vn.bordergate.stats.report;

import vn.bordergate.events.Direction;

/**
 * What was cleared of a group of the national statistics.
 *
 * @param group its code
 */
public record GroupRow(Direction direction, String group, Sums cleared) {}
