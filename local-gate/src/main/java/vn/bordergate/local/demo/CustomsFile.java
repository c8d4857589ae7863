package vn.bordergate.local.demo;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.bordergate.local.demo.FileLine.BrokenRow;
import vn.bordergate.local.demo.FileLine.CustomsRow;

/**
 * Reads a file of customs declarations line by line, so that a file of any length needs no more
 * memory than a short one. Columns are found by their names; those it does not need may be missing.
 */
final class CustomsFile implements Closeable {

    /** Digits a number may have before and after the point; no mass and no price has more. */
    private static final int DIGITS_MAX = 30;

    private static final int ID_LENGTH_MAX = 35;
    private static final int OFFICE_MAX = 999;

    private enum Column {
        DECLARATION_ID("Declaration ID"),
        DATE("Date"),
        OFFICE_ID("Office ID"),
        DECLARANT_ID("Declarant ID"),
        HS6_CODE("HS6 Code"),
        COUNTRY_OF_ORIGIN("Country of Origin"),
        NET_MASS("Net Mass"),
        ITEM_PRICE("Item Price"),
        CRITICAL_FRAUD("Critical Fraud");

        private final String title;

        Column(String title) {
            this.title = title;
        }
    }

    /** The file as a whole cannot be used; the message says why. */
    static final class UnusableFileException extends IOException {
        private static final long serialVersionUID = 1;

        UnusableFileException(String message) {
            super(message);
        }
    }

    private static final class BrokenFieldException extends Exception {
        private static final long serialVersionUID = 1;

        BrokenFieldException(String message) {
            super(message, null, false, false);
        }
    }

    private final BufferedReader reader;
    private final Map<Column, Integer> places = new EnumMap<>(Column.class);
    private long lineNumber;

    /**
     * Opens a file and reads its header.
     *
     * @throws UnusableFileException when a column is missing
     */
    CustomsFile(InputStream in) throws IOException {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        String header = reader.readLine();
        lineNumber = 1;
        if (header == null) {
            throw new UnusableFileException("the file is empty");
        }
        List<String> titles = fields(header.startsWith("\uFEFF") ? header.substring(1) : header);
        List<String> missing = new ArrayList<>();
        for (Column column : Column.values()) {
            int place = titles == null ? -1 : titles.indexOf(column.title);
            if (place < 0) {
                missing.add(column.title);
            }
            places.put(column, place);
        }
        if (!missing.isEmpty()) {
            throw new UnusableFileException(
                    "the file lacks the columns " + String.join(", ", missing));
        }
    }

    /** The next line that is not blank, or null at the end. */
    @Nullable FileLine next() throws IOException {
        String text = reader.readLine();
        lineNumber++;
        while (text != null && text.isBlank()) {
            text = reader.readLine();
            lineNumber++;
        }
        return text == null ? null : line(text);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private FileLine line(String text) {
        List<String> fields = fields(text);
        if (fields == null) {
            return new BrokenRow(lineNumber, "a quotation mark is not closed");
        }
        try {
            return row(fields);
        } catch (BrokenFieldException e) {
            return new BrokenRow(lineNumber, String.valueOf(e.getMessage()));
        }
    }

    private CustomsRow row(List<String> fields) throws BrokenFieldException {
        return new CustomsRow(
                lineNumber,
                id(fields, Column.DECLARATION_ID),
                date(fields),
                whole(fields, Column.OFFICE_ID, OFFICE_MAX),
                id(fields, Column.DECLARANT_ID),
                text(fields, Column.HS6_CODE),
                text(fields, Column.COUNTRY_OF_ORIGIN),
                number(fields, Column.NET_MASS),
                number(fields, Column.ITEM_PRICE),
                whole(fields, Column.CRITICAL_FRAUD, 2));
    }

    private String text(List<String> fields, Column column) throws BrokenFieldException {
        int place = places.getOrDefault(column, -1);
        if (place >= fields.size()) {
            throw new BrokenFieldException("ends before the column " + column.title);
        }
        return fields.get(place).trim();
    }

    private String id(List<String> fields, Column column) throws BrokenFieldException {
        String id = text(fields, column);
        if (id.isEmpty() || id.length() > ID_LENGTH_MAX) {
            throw broken(column, id);
        }
        return id;
    }

    private LocalDate date(List<String> fields) throws BrokenFieldException {
        String date = text(fields, Column.DATE);
        try {
            return LocalDate.parse(date);
        } catch (DateTimeException e) {
            throw broken(Column.DATE, date);
        }
    }

    private int whole(List<String> fields, Column column, int max) throws BrokenFieldException {
        String digits = text(fields, column);
        try {
            int value = Integer.parseInt(digits);
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Told below, like a number out of range.
        }
        throw broken(column, digits);
    }

    private BigDecimal number(List<String> fields, Column column) throws BrokenFieldException {
        String digits = text(fields, column);
        try {
            if (digits.length() <= 2 * DIGITS_MAX) {
                BigDecimal value = new BigDecimal(digits);
                // An exponent is a short way to write a number that fills the memory.
                if (Math.abs(value.scale()) <= DIGITS_MAX) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw broken(column, digits);
    }

    private static BrokenFieldException broken(Column column, String found) {
        String shown = found.length() > 40 ? found.substring(0, 40) + "…" : found;
        return new BrokenFieldException(column.title + " is \"" + shown + "\"");
    }

    /** The fields of one line, or null when a quotation mark is left open. */
    private static @Nullable List<String> fields(String text) {
        List<String> fields = new ArrayList<>(24);
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return quoted ? null : fields;
    }
}
