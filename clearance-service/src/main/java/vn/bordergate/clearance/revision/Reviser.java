package vn.bordergate.clearance.revision;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.revision.RuleProposals.Proposal;
import vn.bordergate.clearance.rulebook.RuleVersions.Version;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.SignedIn;

/**
 * Who revises a table.
 *
 * @param account as the records name it
 * @param person who that is, the same under each of their accounts; null for a program
 * @param name as a person would call them
 */
record Reviser(String account, @Nullable String person, String name) {

    /**
     * The tables hold at every gate, so it takes somebody who was granted all of them; else the
     * answer is 403.
     */
    static Reviser of(Principal officer) {
        SignedIn signedIn = SignedIn.of(officer);
        if (!signedIn.grants().everywhere()) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        return reading(signedIn);
    }

    /** The same of somebody who only reads, and may do less. */
    static Reviser reading(SignedIn who) {
        return new Reviser(who.subject(), who.person(), who.displayName());
    }

    /** The person who signs; what takes two people is not signed by a program. */
    String signer() {
        if (person == null) {
            throw FaultsException.of(403, Fault.at("", "RULES_PERSON_NEEDED"));
        }
        return person;
    }

    /**
     * Whether they may be the first of two. Who uploaded a version by a program, or before it was
     * kept who did, is nobody known; so the account that did is none of the two, and both stand
     * beside it.
     */
    boolean mayPropose(Version version) {
        return version.isOfKnownPerson() || !account.equals(version.uploadedBy());
    }

    /**
     * Whether they have neither proposed nor uploaded the version, under none of their accounts.
     */
    boolean isAnother(Proposal proposal, Version version) {
        return !isSame(proposal.by(), proposal.person())
                && !isSame(version.uploadedBy(), version.uploadedPerson());
    }

    private boolean isSame(@Nullable String otherAccount, @Nullable String otherPerson) {
        return account.equals(otherAccount) || (person != null && person.equals(otherPerson));
    }
}
