package vn.bordergate.stats.published;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/**
 * The measures of a cell; of a difference, any may be below zero.
 *
 * @param factsWithoutVnd goods lines that had no rate to dong
 */
public record Measured(
        long usdCents, long vnd, long factsWithoutVnd, long netMassGrams, long declarations) {

    static final Measured NONE = new Measured(0, 0, 0, 0, 0);

    /** The columns of a row, in this order, as {@code bigint}. */
    static Measured of(Readable row) {
        return new Measured(
                at(row, "usd_cents"),
                at(row, "vnd"),
                at(row, "facts_without_vnd"),
                at(row, "net_mass_grams"),
                at(row, "declarations"));
    }

    Measured plus(Measured other) {
        return new Measured(
                Math.addExact(usdCents, other.usdCents),
                Math.addExact(vnd, other.vnd),
                Math.addExact(factsWithoutVnd, other.factsWithoutVnd),
                Math.addExact(netMassGrams, other.netMassGrams),
                Math.addExact(declarations, other.declarations));
    }

    Measured minus(Measured other) {
        return new Measured(
                Math.subtractExact(usdCents, other.usdCents),
                Math.subtractExact(vnd, other.vnd),
                Math.subtractExact(factsWithoutVnd, other.factsWithoutVnd),
                Math.subtractExact(netMassGrams, other.netMassGrams),
                Math.subtractExact(declarations, other.declarations));
    }

    private static long at(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, Long.class));
    }
}
