package vn.bordergate.clearance.fee;

import vn.bordergate.events.Ruling;

/**
 * What a passage costs by the tariff.
 *
 * @param vnd dong
 * @param ruling version of the table and the row whose amount it is
 */
public record Quote(long vnd, Ruling ruling) {

    public Quote {
        if (vnd < 0) {
            throw new IllegalArgumentException("a fee below zero: " + vnd);
        }
        if (ruling.rows().size() != 1) {
            throw new IllegalArgumentException("a fee has one row: " + ruling);
        }
    }

    public String tariff() {
        return ruling.version();
    }

    public String row() {
        return ruling.rows().getFirst();
    }
}
