package vn.bordergate.ingest.consignment;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction moved, in the few bytes that a notification of PostgreSQL holds: a mark of
 * every consignment and of everybody whose it is. Two may share a mark; then a page looks in vain.
 *
 * @param everything whether it was too much to tell, and everybody had better look
 * @param fresh whether the database is heard at all
 */
public record News(Set<String> marks, boolean everything, boolean fresh) {

    static final String CHANNEL = "consignments";

    /** PostgreSQL takes 8,000 bytes, and a mark has at most thirteen. */
    private static final int MARKS_MAX = 500;

    private static final String EVERYTHING = "*";

    public News {
        marks = Set.copyOf(marks);
    }

    static News nothing() {
        return new News(Set.of(), false, true);
    }

    /** Whoever could not listen for a while does not know what they missed. */
    static News all() {
        return new News(Set.of(), true, true);
    }

    static News silence() {
        return new News(Set.of(), false, false);
    }

    static News read(@Nullable String written) {
        return written == null || written.equals(EVERYTHING)
                ? all()
                : new News(
                        Arrays.stream(written.split(" ")).collect(Collectors.toSet()), false, true);
    }

    static String written(Collection<String> marks) {
        return marks.size() > MARKS_MAX ? EVERYTHING : String.join(" ", marks);
    }

    public boolean concerns(Set<String> watched) {
        return everything || marks.stream().anyMatch(watched::contains);
    }

    /** The mark of a consignment or of an owner. */
    public static String of(@Nullable Object whose) {
        String name = String.valueOf(whose);
        long hash = 1125899906842597L;
        for (int i = 0; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        return Long.toString(hash, Character.MAX_RADIX);
    }
}
