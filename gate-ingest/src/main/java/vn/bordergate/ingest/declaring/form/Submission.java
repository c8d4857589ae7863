package vn.bordergate.ingest.declaring.form;

import java.time.Instant;

/** One declaration of a long body, not yet read. */
public sealed interface Submission permits JsonLine, CsvDeclaration {

    /** Line of the body on which it begins. */
    long line();

    Reading read(DeclarationReader reader, Instant now);

    /** Whether nothing after this can be read. */
    default boolean endsTheBody() {
        return false;
    }
}
