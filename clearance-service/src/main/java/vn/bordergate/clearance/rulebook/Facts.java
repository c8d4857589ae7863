package vn.bordergate.clearance.rulebook;

import org.jspecify.annotations.Nullable;

/** What a table may ask: one value for each of its inputs. */
interface Facts {

    /** The value of the input of that name. */
    @Nullable Object input(String name);
}
