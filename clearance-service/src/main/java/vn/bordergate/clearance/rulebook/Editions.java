package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The versions of one table, and from when on each is in force, until the next. One that nothing is
 * decided by is not compiled.
 */
final class Editions<R> {

    private final TreeMap<Instant, Supplier<R>> inForce;
    private final Map<String, Supplier<R>> byVersion;

    /** At least one version in force; the first holds for all time before it as well. */
    Editions(Map<Instant, Supplier<R>> inForce, Map<String, Supplier<R>> byVersion) {
        if (inForce.isEmpty()) {
            throw new IllegalArgumentException("no version in force");
        }
        this.inForce = new TreeMap<>(inForce);
        this.byVersion = Map.copyOf(byVersion);
    }

    static <R> Editions<R> only(R rules, String version) {
        return new Editions<>(Map.of(Instant.EPOCH, () -> rules), Map.of(version, () -> rules));
    }

    R at(Instant time) {
        Map.Entry<Instant, Supplier<R>> entry = inForce.floorEntry(time);
        return (entry == null ? inForce.firstEntry() : entry).getValue().get();
    }

    /** That version, in force or not, or null where there is none. */
    @Nullable R of(String version) {
        Supplier<R> known = byVersion.get(version);
        return known == null ? null : known.get();
    }

    /** Compiles now what is in force or will be, so that no decision waits for it. */
    void prepare(Instant now) {
        Instant from = inForce.floorKey(now);
        inForce.tailMap(from == null ? now : from, true).values().forEach(Editions::make);
    }

    private static <R> void make(Supplier<R> rules) {
        var unused = rules.get();
    }
}
