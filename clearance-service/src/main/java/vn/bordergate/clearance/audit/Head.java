package vn.bordergate.clearance.audit;

/**
 * Where a chain ended when somebody looked: what is kept elsewhere to know it again.
 *
 * @param number of the last seal, 0 for a chain without any
 */
public record Head(long number, Hash hash) {

    static final Head START = new Head(0, AuditChain.START);

    /**
     * Reads {@code number:hash}.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Head parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a head is written number:hash");
        }
        Head head =
                new Head(
                        Long.parseLong(text.substring(0, colon)),
                        Hash.parse(text.substring(colon + 1)));
        if (head.number < 0) {
            throw new IllegalArgumentException("a head has no number below 0");
        }
        return head;
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
