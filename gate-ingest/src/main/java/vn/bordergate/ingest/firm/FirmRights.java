package vn.bordergate.ingest.firm;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.bordergate.events.Declarant;

/**
 * For whom somebody may act, as it stood when they asked. A handler takes it as a parameter. What
 * it does not say is not there: a firm it does not name is answered as one that does not exist.
 *
 * @param subject of the sign-in
 * @param claimed firms that the provider names beside the sign-in, as it writes them
 * @param everyFirm whether it is a machine that brings in what firms declared elsewhere
 * @param held by firm, the brokers' grants included; nothing where {@code everyFirm}
 */
public record FirmRights(
        String subject,
        Set<String> claimed,
        boolean everyFirm,
        Map<FirmNumber, Set<FirmRight>> held) {

    public FirmRights {
        claimed = Set.copyOf(claimed);
        held = Map.copyOf(held);
    }

    /** Somebody who acts for nobody. */
    public static FirmRights none(String subject) {
        return new FirmRights(subject, Set.of(), false, Map.of());
    }

    static FirmRights ofEveryFirm(String subject) {
        return new FirmRights(subject, Set.of(), true, Map.of());
    }

    public boolean mayDeclareFor(FirmNumber firm) {
        return has(firm, FirmRight.DECLARE);
    }

    public boolean mayDeclareFor(Declarant declarant) {
        return everyFirm || mayDeclareFor(FirmNumber.of(declarant));
    }

    /** Whoever may declare for a firm may look too: they know what they have written. */
    public boolean mayLookAt(FirmNumber firm) {
        return has(firm, FirmRight.LOOK) || has(firm, FirmRight.DECLARE);
    }

    /** Prices, values, and papers in which they stand. */
    public boolean maySeePricesOf(FirmNumber firm) {
        return mayLookAt(firm) && has(firm, FirmRight.PRICES);
    }

    public boolean mayManage(FirmNumber firm) {
        return has(firm, FirmRight.MANAGE) && !everyFirm;
    }

    /** The firms that a page may offer to declare for, in order; none where it is every firm. */
    public List<FirmNumber> declarable() {
        return held.keySet().stream().filter(this::mayDeclareFor).sorted().toList();
    }

    /** Firms whose declarations are shown, in order; none where it is every firm. */
    public List<FirmNumber> lookable() {
        return held.keySet().stream()
                .filter(this::mayLookAt)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    /** The registers of {@link #lookable}, for {@code unnest} beside {@link #numbers}. */
    public String[] schemes() {
        return lookable().stream().map(firm -> firm.scheme().name()).toArray(String[]::new);
    }

    /** The numbers of {@link #lookable}. */
    public String[] numbers() {
        return lookable().stream().map(FirmNumber::number).toArray(String[]::new);
    }

    private boolean has(FirmNumber firm, FirmRight right) {
        return everyFirm || held.getOrDefault(firm, Set.of()).contains(right);
    }
}
