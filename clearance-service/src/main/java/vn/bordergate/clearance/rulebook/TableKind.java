package vn.bordergate.clearance.rulebook;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of rule table. A further one takes an entry in {@link TableKinds}, its schema, its shipped
 * text, and the class that rules by it.
 *
 * @param name by which rulings, files and pages refer to it; never renamed
 * @param type what rules by a version of it
 * @param triedOnFiles whether it rules on declarations, so that a version must be tried on those of
 *     the last thirty days before it is put in force
 * @param versions that are shipped, the oldest first
 */
record TableKind<R extends Rules>(
        String name,
        Class<R> type,
        TableSchema schema,
        Function<CompiledTable, R> rules,
        boolean triedOnFiles,
        List<Shipped> versions) {

    TableKind {
        versions = List.copyOf(versions);
    }

    /** Of which one version is shipped, which holds from when it comes with the product. */
    TableKind(
            String name,
            Class<R> type,
            TableSchema schema,
            Function<CompiledTable, R> rules,
            boolean triedOnFiles) {
        this(name, type, schema, rules, triedOnFiles, List.of(new Shipped(name, null)));
    }

    /**
     * A version that is shipped.
     *
     * @param file its name without ending
     * @param validFrom the day of a law, from which it holds whenever it is shipped; or null
     */
    record Shipped(String file, @Nullable Instant validFrom) {
        byte[] dmn() {
            return CompiledTable.shipped(file);
        }
    }

    /** What rules by the last version that is shipped. */
    R shipped() {
        return rules.apply(new CompiledTable(name, versions.getLast().dmn()));
    }
}
