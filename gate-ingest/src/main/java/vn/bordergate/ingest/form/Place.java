package vn.bordergate.ingest.declaring.form;

import org.jspecify.annotations.Nullable;

/** A place in the document. Its pointer is written only when something is wrong there. */
final class Place {

    static final Place ROOT = new Place(null, "");

    private final @Nullable Place parent;
    private final Object step;

    private Place(@Nullable Place parent, Object step) {
        this.parent = parent;
        this.step = step;
    }

    Place member(String name) {
        return new Place(this, name);
    }

    Place element(int index) {
        return new Place(this, index);
    }

    /** JSON pointer, RFC 6901. */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        appendTo(pointer);
        return pointer.toString();
    }

    private void appendTo(StringBuilder pointer) {
        if (parent != null) {
            parent.appendTo(pointer);
            pointer.append('/');
            pointer.append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
    }
}
