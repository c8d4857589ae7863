package vn.bordergate.local.demo;

/**
 * How many declarations, and their worth.
 *
 * @param usdCents in US cents; declarations are rounded one by one, sums never
 */
record Sum(long declarations, long usdCents) {

    static final Sum NOTHING = new Sum(0, 0);

    Sum plus(Sum other) {
        return new Sum(
                Math.addExact(declarations, other.declarations),
                Math.addExact(usdCents, other.usdCents));
    }

    Sum minus(Sum other) {
        return new Sum(declarations - other.declarations, usdCents - other.usdCents);
    }
}
