package vn.bordergate.ingest.firm;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A firm and its people.
 *
 * @param name null while nobody was confirmed for the firm
 */
record Staff(FirmNumber firm, @Nullable String name, List<Member> members) {

    Staff {
        members = List.copyOf(members);
    }

    /** One of a firm's people, also of those who were. */
    record Member(
            String account,
            String name,
            Set<FirmRight> rights,
            Instant since,
            @Nullable Instant endedAt) {

        public boolean works() {
            return endedAt == null;
        }

        boolean manages() {
            return works() && rights.contains(FirmRight.MANAGE);
        }
    }

    boolean isManaged() {
        return members.stream().anyMatch(Member::manages);
    }

    boolean isManagedBy(String account) {
        Member member = working(account);
        return member != null && member.manages();
    }

    /** Whether somebody else manages it too. */
    boolean isManagedWithout(String account) {
        return members.stream().anyMatch(m -> m.manages() && !m.account().equals(account));
    }

    @Nullable Member working(String account) {
        return members.stream()
                .filter(m -> m.works() && m.account().equals(account))
                .findFirst()
                .orElse(null);
    }
}
