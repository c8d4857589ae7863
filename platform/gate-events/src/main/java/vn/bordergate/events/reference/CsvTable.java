package vn.bordergate.events.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A shipped table in the form of RFC 4180 with a header line, held whole. For the small tables of
 * this house; what strangers send is read by a stricter reader at the door.
 */
public final class CsvTable {

    private final Map<String, Integer> columns = new HashMap<>();
    private final List<List<String>> rows;

    private CsvTable(List<List<String>> lines) {
        List<String> header = lines.getFirst();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), i);
        }
        rows = lines.subList(1, lines.size());
    }

    /**
     * Reads a class path resource.
     *
     * @param resource absolute path, such as {@code /reference/hs2022.csv}
     * @throws IllegalStateException when it is not there
     */
    public static CsvTable shipped(String resource) {
        try (InputStream in = CsvTable.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not shipped: " + resource);
            }
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a whole table; the reader is the caller's to close. */
    public static CsvTable read(Reader reader) throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[8192];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            all.append(buffer, 0, n);
        }
        return new CsvTable(lines(all));
    }

    public List<Row> rows() {
        return rows.stream().map(Row::new).toList();
    }

    private static List<List<String>> lines(CharSequence text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean escaped = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (escaped) {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    field.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                line.add(take(field));
            } else if (c == '\n') {
                line.add(take(field));
                lines.add(line);
                line = new ArrayList<>();
            } else if (c != '\r') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !line.isEmpty()) {
            line.add(take(field));
            lines.add(line);
        }
        return lines;
    }

    private static String take(StringBuilder field) {
        String text = field.toString();
        field.setLength(0);
        return text;
    }

    /** One row; a column is named by its header. */
    public final class Row {

        private final List<String> fields;

        private Row(List<String> fields) {
            this.fields = fields;
        }

        /** The text of a column, empty where the row ends before it. */
        public String get(String column) {
            Integer at = columns.get(column);
            if (at == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return at < fields.size() ? fields.get(at) : "";
        }
    }
}
