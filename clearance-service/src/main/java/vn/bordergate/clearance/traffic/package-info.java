/**
 * The traffic at the gate: what announcers say and devices see of vehicles is decided on, plates
 * are matched, and officers act on crossings over HTTP.
 */
@NullMarked
package vn.bordergate.clearance.traffic;

import org.jspecify.annotations.NullMarked;
