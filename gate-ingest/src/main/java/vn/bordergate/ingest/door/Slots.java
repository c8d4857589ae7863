package vn.bordergate.ingest.door;

import java.util.HashMap;
import java.util.Map;

/** How many may be at it at once, in all and for one account. */
public final class Slots {

    private final int all;
    private final int each;
    private final Map<String, Integer> taken = new HashMap<>();
    private int takenByAll;

    public Slots(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** What came of asking for one. */
    public enum Answer {
        TAKEN,
        ACCOUNT_FULL,
        ALL_FULL
    }

    public synchronized Answer take(String account) {
        int own = taken.getOrDefault(account, 0);
        if (own >= each) {
            return Answer.ACCOUNT_FULL;
        }
        if (takenByAll >= all) {
            return Answer.ALL_FULL;
        }
        taken.put(account, own + 1);
        takenByAll++;
        return Answer.TAKEN;
    }

    public synchronized void giveBack(String account) {
        takenByAll--;
        taken.computeIfPresent(account, (_, own) -> own == 1 ? null : own - 1);
    }
}
