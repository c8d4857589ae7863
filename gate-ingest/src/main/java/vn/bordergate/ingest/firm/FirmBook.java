package vn.bordergate.ingest.firm;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that decides who may act for whom, as it was read at one moment.
 *
 * @param members by account what the register says of it; no right for whose time has ended
 * @param grants by broker those that were not ended
 */
record FirmBook(
        Map<String, Map<FirmNumber, Set<FirmRight>>> members,
        Map<FirmNumber, List<FirmGrant>> grants) {

    /** What the provider's word gives. Who manages is for the register alone. */
    static final Set<FirmRight> BY_CLAIM =
            Set.of(FirmRight.DECLARE, FirmRight.LOOK, FirmRight.PRICES);

    static final FirmBook EMPTY = new FirmBook(Map.of(), Map.of());

    /**
     * What an account may do. Of a firm that the register names beside the account the register's
     * word holds and the claim is not asked: so whom the firm has limited or dismissed stays so.
     * Grants pass once, from a firm to those of its broker, and no further.
     */
    FirmRights rights(String subject, Collection<String> claimed, LocalDate today) {
        Map<FirmNumber, Set<FirmRight>> own = new HashMap<>();
        for (String word : claimed) {
            FirmNumber firm = FirmNumber.parse(word);
            if (firm != null) {
                own.put(firm, BY_CLAIM);
            }
        }
        own.putAll(members.getOrDefault(subject, Map.of()));
        Map<FirmNumber, Set<FirmRight>> all = new HashMap<>(own);
        own.forEach((broker, rights) -> addGranted(all, broker, rights, today));
        all.values().removeIf(Set::isEmpty);
        return new FirmRights(subject, Set.copyOf(claimed), false, all);
    }

    /**
     * Whether the register says that the account no longer looks at the firm, or never did. It says
     * so of whoever it names beside that firm, and of a broker's people; what the provider says of
     * others is not known here.
     */
    boolean shutsOut(String account, FirmNumber firm, LocalDate today) {
        return members.containsKey(account) && !rights(account, Set.of(), today).mayLookAt(firm);
    }

    /**
     * Whether the register says that the account sees no prices of the firm; of whom it knows, it
     * says so as {@link #shutsOut} does.
     */
    boolean hidesPrices(String account, FirmNumber firm, LocalDate today) {
        return members.containsKey(account)
                && !rights(account, Set.of(), today).maySeePricesOf(firm);
    }

    private void addGranted(
            Map<FirmNumber, Set<FirmRight>> all,
            FirmNumber broker,
            Set<FirmRight> atBroker,
            LocalDate today) {
        for (FirmGrant grant : grants.getOrDefault(broker, List.of())) {
            if (grant.holdsOn(today)) {
                all.merge(grant.firm(), grant.passedTo(atBroker), FirmBook::both);
            }
        }
    }

    private static Set<FirmRight> both(Set<FirmRight> one, Set<FirmRight> other) {
        EnumSet<FirmRight> both = EnumSet.noneOf(FirmRight.class);
        both.addAll(one);
        both.addAll(other);
        return both;
    }
}
