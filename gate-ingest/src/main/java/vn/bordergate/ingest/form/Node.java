package vn.bordergate.ingest.form;

import java.util.List;
import java.util.Map;

/**
 * A value as it was written, before anyone asks what it means. JSON and CSV both become this, so
 * that there is one set of checks. Numbers stay text: a double would already have lost cents, and a
 * number like 1e400 must be judged before it is computed with.
 */
public sealed interface Node {

    record Members(Map<String, Node> byName) implements Node {}

    record Elements(List<Node> nodes) implements Node {}

    record Text(String value) implements Node {}

    record Figure(String literal) implements Node {}

    record Flag(boolean value) implements Node {}

    /** JSON null: the same as leaving the property out. */
    record Nothing() implements Node {}

    Nothing NOTHING = new Nothing();
}
