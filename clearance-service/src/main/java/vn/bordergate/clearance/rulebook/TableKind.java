package vn.bordergate.clearance.rulebook;

import java.util.function.Function;

/**
 * A kind of rule table. A further one takes an entry in {@link TableKinds}, its schema, its shipped
 * text, and the class that rules by it.
 *
 * @param name by which rulings, files and pages refer to it; never renamed
 * @param type what rules by a version of it
 * @param triedOnFiles whether it rules on declarations, so that a version must be tried on those of
 *     the last thirty days before it is put in force
 */
record TableKind<R extends Rules>(
        String name,
        Class<R> type,
        TableSchema schema,
        Function<CompiledTable, R> rules,
        boolean triedOnFiles) {

    /** What rules by the version that is shipped. */
    R shipped() {
        return rules.apply(new CompiledTable(name, CompiledTable.shipped(name)));
    }
}
