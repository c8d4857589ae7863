/**
 * Reports of charges that nobody may take (khoản thu không chính thức). Anybody may send one,
 * without a sign-in and without a name; what is kept leads to no reporter. Officers of the gate
 * never see a report: auditors and administrators do, and contacts only auditors.
 */
@NullMarked
package vn.bordergate.clearance.unofficial;

import org.jspecify.annotations.NullMarked;
