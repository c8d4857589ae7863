package vn.bordergate.clearance.rulebook;

import vn.bordergate.clearance.rulebook.RuleRow.Mode;

/** A row of the tariff. */
record FeeRow(String id, Mode mode, Basis basis, long vnd) {

    /** How an amount stands to those of other rows. */
    enum Basis {
        /** The highest of them is charged. */
        ORDINARY,
        /** Charged in the place of the ordinary ones. */
        REDUCED
    }

    static FeeRow of(RuleLine line) {
        return new FeeRow(
                line.id(),
                line.mode(),
                Basis.valueOf(line.text("basis")),
                Long.parseLong(line.text("vnd")));
    }
}
