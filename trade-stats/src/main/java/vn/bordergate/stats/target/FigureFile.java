package vn.bordergate.stats.target;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.bordergate.stats.target.CsvCells.Cell;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Reads a file of figures, all or nothing. Faults name the cell: as pointer {@code /rows/1/value},
 * and with line and column in the file.
 */
final class FigureFile {

    /** Figures of one file: every indicator in every scope and month of a year fit in. */
    static final int ROWS_MAX = 2_000;

    /** Faults that are told at once; who reads more than these starts over. */
    static final int FAULTS_MAX = 50;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final EntryReader reader;
    private final List<Fault> faults = new ArrayList<>();

    private FigureFile(EntryReader reader) {
        this.reader = reader;
    }

    /**
     * The figures of a file.
     *
     * @throws FaultsException with status 422 and the faults, in the order of the file
     */
    static List<Entry> read(byte[] bytes, EntryReader reader) {
        FigureFile file = new FigureFile(reader);
        List<Entry> entries = file.entries(bytes);
        if (!file.faults.isEmpty()) {
            List<Fault> first = file.faults;
            throw new FaultsException(422, first.subList(0, Math.min(FAULTS_MAX, first.size())));
        }
        return entries;
    }

    private List<Entry> entries(byte[] bytes) {
        List<List<Cell>> rows = rows(bytes);
        if (!faults.isEmpty()) {
            return List.of();
        }
        if (rows.size() < 2) {
            faults.add(Fault.at("", "FIGURES_NONE"));
            return List.of();
        }
        if (rows.size() - 1 > ROWS_MAX) {
            faults.add(Fault.at("", "FIGURES_TOO_MANY", Map.of("max", ROWS_MAX)));
            return List.of();
        }
        List<Optional<Column>> header = header(rows.getFirst());
        if (!faults.isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        Map<FigureKey, Integer> lines = new HashMap<>();
        for (int i = 1; i < rows.size() && faults.size() < FAULTS_MAX; i++) {
            entry(rows.get(i), header, i, lines).ifPresent(entries::add);
        }
        return entries;
    }

    private List<List<Cell>> rows(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return CsvCells.read(marked ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            faults.add(Fault.at("", "FIGURES_NOT_UTF8"));
        } catch (CsvCells.QuoteException open) {
            faults.add(Fault.at("", "FIGURES_QUOTE").on(open.line(), open.column()));
        }
        return List.of();
    }

    private List<Optional<Column>> header(List<Cell> row) {
        List<Optional<Column>> header = new ArrayList<>();
        for (Cell cell : row) {
            Optional<Column> column = Column.named(cell.text().strip());
            if (column.isEmpty()) {
                faults.add(at(cell, "/header", "FIGURES_COLUMN_UNKNOWN", cell.text()));
            } else if (header.contains(column)) {
                faults.add(at(cell, "/header", "FIGURES_COLUMN_TWICE", cell.text()));
            }
            header.add(column);
        }
        for (Column column : Column.values()) {
            if (!header.contains(Optional.of(column))) {
                faults.add(
                        Fault.at(
                                "/header",
                                "FIGURES_COLUMN_MISSING",
                                Map.of("value", column.text())));
            }
        }
        return header;
    }

    private Optional<Entry> entry(
            List<Cell> row,
            List<Optional<Column>> header,
            int number,
            Map<FigureKey, Integer> lines) {
        String pointer = "/rows/" + number;
        Cell first = row.getFirst();
        if (row.size() != header.size()) {
            Map<String, Object> widths = Map.of("cells", row.size(), "columns", header.size());
            faults.add(
                    Fault.at(pointer, "FIGURES_ROW_WIDTH", widths)
                            .on(first.line(), first.column()));
            return Optional.empty();
        }
        Map<Column, Cell> cells = new EnumMap<>(Column.class);
        Map<Column, String> texts = new EnumMap<>(Column.class);
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.get(i);
            header.get(i)
                    .ifPresent(
                            column -> {
                                cells.put(column, cell);
                                texts.put(column, cell.text());
                            });
        }
        Optional<Entry> entry =
                reader.read(
                        texts,
                        false,
                        (column, code, args) -> {
                            Cell cell = cells.getOrDefault(column, first);
                            faults.add(
                                    Fault.at(pointer + "/" + column.text(), code, args)
                                            .on(cell.line(), cell.column()));
                        });
        entry.ifPresent(
                read -> {
                    Integer before = lines.putIfAbsent(read.key(), first.line());
                    if (before != null) {
                        faults.add(at(first, pointer, "FIGURE_TWICE", Integer.toString(before)));
                    }
                });
        return entry;
    }

    private static Fault at(Cell cell, String pointer, String code, String value) {
        return Fault.at(pointer, code, Map.of("value", value)).on(cell.line(), cell.column());
    }
}
