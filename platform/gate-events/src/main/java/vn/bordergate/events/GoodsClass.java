package vn.bordergate.events;

/** Class of goods (nhóm hàng), as far as a way through the gate depends on it. */
public enum GoodsClass {
    FRESH(true),
    /** Keeps in a cold container, which has power in the yard. */
    FROZEN(false),
    LIVE(true),
    MINERAL(false),
    CHEMICAL(false),
    NEW_VEHICLE(false),
    GENERAL(false);

    private final boolean perishable;

    GoodsClass(boolean perishable) {
        this.perishable = perishable;
    }

    /** Whether waiting spoils it. */
    public boolean isPerishable() {
        return perishable;
    }
}
