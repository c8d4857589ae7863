package vn.bordergate.ingest.firm;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a firm lets another do for it.
 *
 * @param rights never to manage
 * @param firstDay on which it holds
 * @param lastDay on which it holds
 */
record FirmGrant(
        FirmNumber firm,
        FirmNumber broker,
        Set<FirmRight> rights,
        LocalDate firstDay,
        LocalDate lastDay) {

    FirmGrant {
        rights = Set.copyOf(rights);
    }

    boolean holdsOn(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** What it passes on to somebody who may do this at the broker's: never more than either. */
    Set<FirmRight> passedTo(Set<FirmRight> atBroker) {
        EnumSet<FirmRight> passed = EnumSet.noneOf(FirmRight.class);
        for (FirmRight right : FirmRight.values()) {
            if (right != FirmRight.MANAGE && rights.contains(right) && atBroker.contains(right)) {
                passed.add(right);
            }
        }
        if (rights.contains(FirmRight.LOOK) && atBroker.contains(FirmRight.DECLARE)) {
            passed.add(FirmRight.LOOK);
        }
        return passed;
    }
}
