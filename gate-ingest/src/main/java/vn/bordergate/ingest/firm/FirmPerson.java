package vn.bordergate.ingest.firm;

import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Roles;
import vn.bordergate.web.SignedIn;

/**
 * Who changes something of a firm.
 *
 * @param account as the records name it
 * @param person who that is, the same under each of their accounts
 * @param name as a person would call them
 * @param officer whether they answer for a firm that nobody manages yet
 */
record FirmPerson(String account, String person, String name, boolean officer) {

    private static final String[] OFFICERS = {Roles.ADMINISTRATOR, Roles.MANAGEMENT_BOARD};

    /** Rights are given by people: a program that could would be everybody who holds its secret. */
    static FirmPerson of(SignedIn who) {
        String person = who.person();
        if (person == null) {
            throw FaultsException.of(403, Fault.at("", "FIRM_PERSON_NEEDED"));
        }
        // A firm declares at every gate, so whoever vouches for it was granted all of them.
        boolean officer = who.grants().everywhere() && who.isOneOf(OFFICERS);
        return new FirmPerson(who.subject(), person, who.displayName(), officer);
    }

    static String[] officers() {
        return OFFICERS.clone();
    }

    /** Neither under this account nor under another. */
    boolean isNot(String otherAccount, String otherPerson) {
        return !account.equals(otherAccount) && !person.equals(otherPerson);
    }
}
