package vn.bordergate.events;

/**
 * Channel of a declaration (phân luồng tờ khai), from least to most severe. Not the routing of
 * vehicles, which has the same Vietnamese word. Source: Circular 81/2019/TT-BTC, Article 22.
 */
public enum CustomsChannel {
    /** 1: accepted on the declaration. */
    GREEN,
    /** 2: documents are checked. */
    YELLOW,
    /** 3: documents are checked and goods inspected. */
    RED;

    /** Number that officers use: 1, 2 or 3. */
    public int number() {
        return ordinal() + 1;
    }

    /** The more severe of the two. */
    public CustomsChannel orMoreSevere(CustomsChannel other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
