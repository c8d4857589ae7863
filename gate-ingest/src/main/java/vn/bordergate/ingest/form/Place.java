package vn.bordergate.ingest.form;

import org.jspecify.annotations.Nullable;

/** A place in the document. Its pointer is written only when something is wrong there. */
public final class Place {

    public static final Place ROOT = new Place(null, "");

    private final @Nullable Place parent;
    private final Object step;

    private Place(@Nullable Place parent, Object step) {
        this.parent = parent;
        this.step = step;
    }

    public Place member(String name) {
        return new Place(this, name);
    }

    public Place element(int index) {
        return new Place(this, index);
    }

    /** JSON pointer, RFC 6901. */
    public String pointer() {
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
