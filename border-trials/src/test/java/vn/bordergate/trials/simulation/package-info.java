@NullMarked
package vn.bordergate.trials.simulation;

import org.jspecify.annotations.NullMarked;
