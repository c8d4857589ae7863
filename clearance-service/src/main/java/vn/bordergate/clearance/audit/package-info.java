/**
 * The audit trail: every decision on a file and every act on a register of the gate, sealed in the
 * order of commits by a hash over the one before, so that nobody can change what was decided
 * without its being seen. {@link vn.bordergate.clearance.audit.AuditChain} is the arithmetic, which
 * needs no database; the sealer follows the decisions aside, so that deciding waits for nobody.
 */
@NullMarked
package vn.bordergate.clearance.audit;

import org.jspecify.annotations.NullMarked;
