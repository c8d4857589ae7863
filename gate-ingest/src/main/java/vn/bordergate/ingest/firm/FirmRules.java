package vn.bordergate.ingest.firm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Who may give whom which right. Pure: what it needs is handed in, and it answers or refuses by a
 * code. What is not a member's to know is refused as if it were not there.
 */
final class FirmRules {

    static final int MEMBERS_MAX = 500;
    static final int GRANTS_MAX = 200;

    /** Open requests of one account. */
    static final int REQUESTS_MAX = 5;

    /** Three years, after which a firm should think again about its broker. */
    static final int GRANT_DAYS_MAX = 1_096;

    private FirmRules() {}

    /** A request for a firm, as it was kept. */
    record Asked(
            long id,
            FirmNumber firm,
            String firmName,
            String account,
            String person,
            String name,
            String reason,
            boolean open) {}

    /** An account asks for one firm once, and for a few at a time. */
    static void ask(Staff staff, FirmPerson by, long openRequests) {
        if (staff.working(by.account()) != null) {
            throw refused(409, "/number", "FIRM_MEMBER_ALREADY");
        }
        if (openRequests >= REQUESTS_MAX) {
            throw refused(409, "", "FIRM_REQUESTS_TOO_MANY", Map.of("max", REQUESTS_MAX));
        }
    }

    /**
     * What somebody gets whose request is confirmed: the first of a firm everything, and later ones
     * what the manager chose. An officer answers while nobody manages the firm, a manager after.
     */
    static Set<FirmRight> confirm(Asked asked, Staff staff, FirmPerson by, Set<FirmRight> chosen) {
        requireAnswerer(asked, staff, by);
        if (!by.isNot(asked.account(), asked.person())) {
            throw refused(403, "", "FIRM_REQUEST_OWN");
        }
        requireRoom(staff);
        if (!staff.isManaged()) {
            return EnumSet.allOf(FirmRight.class);
        }
        return given(chosen);
    }

    /** Whoever could confirm may decline, and whoever asked may take it back. */
    static void decline(Asked asked, Staff staff, FirmPerson by) {
        if (asked.open() && asked.account().equals(by.account())) {
            return;
        }
        requireAnswerer(asked, staff, by);
    }

    private static void requireAnswerer(Asked asked, Staff staff, FirmPerson by) {
        boolean theirs = staff.isManagedBy(by.account());
        boolean own = asked.account().equals(by.account());
        if (!theirs && !by.officer() && !own) {
            throw refused(404, "", "FIRM_REQUEST_NOT_FOUND");
        }
        if (!asked.open()) {
            throw refused(409, "", "FIRM_REQUEST_ANSWERED");
        }
        if (own && !theirs && !by.officer()) {
            throw refused(403, "", "FIRM_REQUEST_OWN");
        }
        if (!theirs && staff.isManaged()) {
            throw refused(409, "", "FIRM_HAS_MANAGER");
        }
    }

    /**
     * A manager takes somebody on, or changes what they may do; never what they may do themselves.
     */
    static Set<FirmRight> put(Staff staff, FirmPerson by, String account, Set<FirmRight> chosen) {
        requireManager(staff, by);
        if (by.account().equals(account)) {
            throw refused(403, "/account", "FIRM_OWN_RIGHTS");
        }
        if (staff.working(account) == null) {
            requireRoom(staff);
        }
        return given(chosen);
    }

    /**
     * Ends somebody's time with the firm: a manager and an officer anybody's, everybody their own.
     * The last manager goes only by an officer's word, after which an officer confirms the next.
     */
    static void end(Staff staff, FirmPerson by, String account) {
        boolean own = by.account().equals(account);
        if (!own && !staff.isManagedBy(by.account()) && !by.officer()) {
            throw refused(404, "", "FIRM_NOT_FOUND");
        }
        Staff.Member member = staff.working(account);
        if (member == null) {
            throw refused(404, "/account", "FIRM_MEMBER_NOT_FOUND");
        }
        boolean last = member.manages() && !staff.isManagedWithout(account);
        if (last && (own || !by.officer())) {
            throw refused(409, "/account", "FIRM_LAST_MANAGER");
        }
    }

    /** A manager lets another firm act for theirs, on days to come. */
    static void grant(Staff staff, FirmPerson by, FirmGrant grant, long open, LocalDate today) {
        requireManager(staff, by);
        List<Fault> faults = new ArrayList<>(0);
        if (grant.broker().equals(grant.firm())) {
            faults.add(Fault.at("/brokerNumber", "FIRM_GRANT_SELF"));
        }
        if (grant.rights().contains(FirmRight.MANAGE)) {
            faults.add(Fault.at("/rights", "FIRM_GRANT_MANAGE"));
        }
        if (grant.firstDay().isBefore(today)) {
            faults.add(Fault.at("/firstDay", "FIRM_GRANT_PAST"));
        }
        if (grant.lastDay().isBefore(grant.firstDay())
                || grant.lastDay().isAfter(today.plusDays(GRANT_DAYS_MAX))) {
            faults.add(Fault.at("/lastDay", "FIRM_GRANT_DAYS", Map.of("days", GRANT_DAYS_MAX)));
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(422, faults);
        }
        if (open >= GRANTS_MAX) {
            throw refused(409, "", "FIRM_GRANTS_TOO_MANY", Map.of("max", GRANTS_MAX));
        }
    }

    /** The firm takes it back, or the broker gives it up. */
    static void endGrant(Staff firm, Staff broker, FirmPerson by, boolean open) {
        if (!firm.isManagedBy(by.account()) && !broker.isManagedBy(by.account())) {
            throw refused(404, "", "FIRM_GRANT_NOT_FOUND");
        }
        if (!open) {
            throw refused(409, "", "FIRM_GRANT_ENDED");
        }
    }

    private static void requireManager(Staff staff, FirmPerson by) {
        if (!staff.isManagedBy(by.account())) {
            throw refused(404, "", "FIRM_NOT_FOUND");
        }
    }

    private static void requireRoom(Staff staff) {
        long working = staff.members().stream().filter(Staff.Member::works).count();
        // Who has left is remembered, so that their time is not forgotten; that has an end too.
        if (working >= MEMBERS_MAX || staff.members().size() >= 4 * MEMBERS_MAX) {
            throw refused(409, "", "FIRM_MEMBERS_TOO_MANY", Map.of("max", MEMBERS_MAX));
        }
    }

    private static Set<FirmRight> given(Set<FirmRight> chosen) {
        if (chosen.isEmpty()) {
            throw refused(422, "/rights", "FIRM_RIGHTS_NONE");
        }
        return chosen;
    }

    private static FaultsException refused(int status, String pointer, String code) {
        return refused(status, pointer, code, Map.of());
    }

    private static FaultsException refused(
            int status, String pointer, String code, Map<String, Object> args) {
        return FaultsException.of(status, Fault.at(pointer, code, args));
    }
}
