package vn.bordergate.ingest.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import vn.bordergate.ingest.declaring.form.CsvDeclaration;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.web.Fault;

/** A file that was read, with what is to be said of each of its declarations. */
final class Judged {

    /** How the codes of what is wrong with cells begin. */
    private static final String SHEET = "SHEET_CELL";

    private static final String FORMULA = "SHEET_FORMULA";

    private final Header header;
    private final List<SheetRow> rows;
    private final List<One> declarations;
    private final Map<Integer, SheetRow> byNumber = new HashMap<>();

    /** A declaration and what is to be said of it. */
    record One(CsvDeclaration rows, Reading reading) {

        boolean sound() {
            return reading instanceof Reading.Sound;
        }

        List<Fault> faults() {
            return reading instanceof Reading.Faulty faulty ? faulty.faults() : List.of();
        }
    }

    Judged(Header header, List<SheetRow> rows, List<One> declarations) {
        this.header = header;
        this.rows = rows;
        this.declarations = declarations;
        rows.forEach(row -> byNumber.put(row.number(), row));
    }

    Header header() {
        return header;
    }

    List<SheetRow> rows() {
        return rows;
    }

    List<One> declarations() {
        return declarations;
    }

    int sound() {
        return (int) declarations.stream().filter(One::sound).count();
    }

    /** Everything that is wrong, in the order of the file. */
    List<CellFault> faults() {
        List<CellFault> all = new ArrayList<>();
        declarations.forEach(one -> all.addAll(placed(one.faults())));
        return all;
    }

    /**
     * At their cells. Of a cell that the spreadsheet itself spoils nothing more is told: that its
     * value is missing follows.
     */
    List<CellFault> placed(List<Fault> faults) {
        List<CellFault> all = new ArrayList<>(faults.size());
        Set<Spoiled> spoiled = new HashSet<>();
        for (Fault fault : faults) {
            CellFault placed = CellFault.of(fault, header, byNumber);
            Spoiled cell = new Spoiled(placed.row(), placed.place());
            if (fault.code().startsWith(SHEET) || fault.code().startsWith(FORMULA)) {
                spoiled.add(cell);
                all.add(placed);
            } else if (!spoiled.contains(cell)) {
                all.add(placed);
            }
        }
        return all;
    }

    private record Spoiled(int row, int place) {}

    /** Numbers of all rows of declarations that are not sound, and of those that are named. */
    SortedSet<Integer> rowsToCorrect(List<CellFault> faults) {
        SortedSet<Integer> named = new TreeSet<>();
        faults.forEach(fault -> named.add(fault.row()));
        SortedSet<Integer> all = new TreeSet<>(named);
        for (One one : declarations) {
            List<Integer> lines = one.rows().rowLines().stream().map(Long::intValue).toList();
            if (!one.sound() || lines.stream().anyMatch(named::contains)) {
                all.addAll(lines);
            }
        }
        all.retainAll(byNumber.keySet());
        return all;
    }
}
