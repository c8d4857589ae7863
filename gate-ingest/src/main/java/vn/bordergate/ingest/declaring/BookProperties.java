package vn.bordergate.ingest.declaring;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which gates this door takes declarations for.
 *
 * @param books names of gate books under {@code gate.ingest.books}; a gate of no other book is
 *     known here
 */
@ConfigurationProperties("gate.ingest")
record BookProperties(@DefaultValue("lao-cai") List<String> books) {

    BookProperties {
        books = List.copyOf(books);
        if (books.isEmpty()) {
            throw new IllegalArgumentException("gate.ingest.books names no book");
        }
    }
}
