/**
 * Who goes next, to which lane, and by which published rule: a function of one gate's yard, its
 * lanes and the time.
 *
 * <p>Pure: no framework, no clock, no randomness, no input or output. The running gate and the
 * simulation of a day call the same {@link vn.bordergate.clearance.dispatch.Dispatch#decide}.
 *
 * <p><b>Overtaking.</b> B overtakes A when B became ready later and is called before A, to a lane
 * that A could also be called to at that moment: A is not held, the lane accepts it, and the
 * opposite side takes its goods. It is counted at the call, as the call fixes the order.
 */
@NullMarked
package vn.bordergate.clearance.dispatch;

import org.jspecify.annotations.NullMarked;
