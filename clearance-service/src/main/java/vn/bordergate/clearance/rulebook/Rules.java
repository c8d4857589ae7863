package vn.bordergate.clearance.rulebook;

/** What decides by one version of a table. */
interface Rules {

    /** The version that it decides by. */
    CompiledTable compiled();
}
