package vn.bordergate.stats.fold;

/**
 * Checks.
 *
 * @param found those that found something
 */
public record CheckCounts(long done, long found) {

    public CheckCounts plus(CheckCounts other) {
        return new CheckCounts(Math.addExact(done, other.done), Math.addExact(found, other.found));
    }
}
