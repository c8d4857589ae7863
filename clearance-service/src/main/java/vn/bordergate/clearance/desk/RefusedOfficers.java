package vn.bordergate.clearance.desk;

import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclineReason;
import vn.bordergate.events.Actor;

/**
 * A line of the audit log for each decision that was refused for who wanted it, and not for how the
 * file stands: a foreign gate or authority, a program that would sign, one person as both of two.
 */
final class RefusedOfficers {

    private static final Logger AUDIT = LoggerFactory.getLogger("audit");

    private RefusedOfficers() {}

    static void write(Answer answer, Actor by, DeclarationCommand wanted, Instant at) {
        boolean sameOfficer = DeclineReason.SAME_OFFICER.name().equals(answer.code());
        if (answer.status() != 403 && !sameOfficer) {
            return;
        }
        AUDIT.info(
                "when={} who={} what={} file={} outcome={} code={}",
                at,
                // What a sender chose must not look like another field or another line.
                by.id().replaceAll("[\\s\\p{Cntrl}=]", "_"),
                wanted.getClass().getSimpleName(),
                answer.declarationId(),
                answer.status(),
                answer.code());
    }
}
