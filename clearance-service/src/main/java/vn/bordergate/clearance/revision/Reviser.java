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
 */
record Reviser(String account, @Nullable String person) {

    /**
     * The tables hold at every gate, so it takes somebody who was granted all of them; else the
     * answer is 403.
     */
    static Reviser of(Principal officer) {
        SignedIn signedIn = SignedIn.of(officer);
        if (!signedIn.grants().everywhere()) {
            throw FaultsException.of(403, Fault.at("", "FOREIGN_GATE"));
        }
        return new Reviser(signedIn.subject(), signedIn.person());
    }

    /** The person who signs; what takes two people is not signed by a program. */
    String signer() {
        if (person == null) {
            throw FaultsException.of(403, Fault.at("", "RULES_PERSON_NEEDED"));
        }
        return person;
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
