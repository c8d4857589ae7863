package vn.bordergate.clearance.fee;

import org.jspecify.annotations.Nullable;

/**
 * Who signs at the counter.
 *
 * @param account as the records name it
 * @param person who that is, the same under each of their accounts; null for a program
 */
public record Signer(String account, @Nullable String person) {

    boolean isAnother(Signer other) {
        return person != null && !person.equals(other.person) && !account.equals(other.account);
    }
}
