package vn.bordergate.events;

/**
 * Which of a few groups a declarant falls into, by its number alone. Two facts of different groups
 * are of different declarants, which is all that a total must know to keep back what would show one
 * firm; with dozens of firms in each group, nobody can tell from it whose fact it is.
 */
public final class DeclarantGroup {

    /** How many there are. */
    public static final int COUNT = 16;

    private DeclarantGroup() {}

    /** From 0 to {@link #COUNT} - 1; always the same for the same number. */
    public static int of(Declarant declarant) {
        IdentityScheme scheme = declarant.scheme();
        int mixed = (scheme + " " + scheme.normalized(declarant.number())).hashCode();
        mixed = (mixed ^ mixed >>> 16) * 0x85eb_ca6b;
        mixed = (mixed ^ mixed >>> 13) * 0xc2b2_ae35;
        return (mixed ^ mixed >>> 16) & COUNT - 1;
    }

    static boolean isOne(int group) {
        return group >= 0 && group < COUNT;
    }
}
