package vn.bordergate.journal;

/**
 * Where an entry stands in its journal. Places of one journal are compared by transaction first,
 * because of two transactions the one with the higher positions may commit first.
 */
public record Place(long txid, long position) implements Comparable<Place> {

    /** Before the first entry. */
    public static final Place START = new Place(0, 0);

    public static Place parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("not a place: " + text);
        }
        return new Place(
                Long.parseLong(text, 0, slash, 10),
                Long.parseLong(text, slash + 1, text.length(), 10));
    }

    public boolean isAfter(Place other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Place other) {
        int byTransaction = Long.compare(txid, other.txid);
        return byTransaction != 0 ? byTransaction : Long.compare(position, other.position);
    }

    @Override
    public String toString() {
        return txid + "/" + position;
    }
}
