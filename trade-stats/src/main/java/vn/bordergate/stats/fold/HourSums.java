package vn.bordergate.stats.fold;

import vn.bordergate.events.TradeFact;

/** What an hour adds up to; changed in place, for a batch has few hours and many facts. */
public final class HourSums {

    private long usdCents;
    private long declarations;

    public long usdCents() {
        return usdCents;
    }

    public long declarations() {
        return declarations;
    }

    void add(TradeFact fact) {
        usdCents = Math.addExact(usdCents, fact.sign() * fact.usdCents());
        declarations = Math.addExact(declarations, (long) fact.sign() * fact.declarations());
    }
}
