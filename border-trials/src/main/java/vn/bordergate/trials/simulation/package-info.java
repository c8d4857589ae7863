/**
 * Model days played in simulated time against the dispatch function of the running gate, beside
 * other orders of service and bounds that no order can beat. There is no policy here: who is called
 * is asked of {@link vn.bordergate.clearance.dispatch.Dispatch} alone.
 */
@NullMarked
package vn.bordergate.trials.simulation;

import org.jspecify.annotations.NullMarked;
