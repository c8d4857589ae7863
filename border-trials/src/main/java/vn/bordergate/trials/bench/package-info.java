/**
 * Benchmarks of the gate. Each prints its figures last, beside what the bare machine reached in the
 * same run, and keeps them as JSON. Nothing here is a test: a slow day is no fault.
 */
@NullMarked
package vn.bordergate.trials.bench;

import org.jspecify.annotations.NullMarked;
