package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.FaultList;
import vn.bordergate.ingest.form.Limits;
import vn.bordergate.ingest.form.Node;
import vn.bordergate.ingest.form.Place;
import vn.bordergate.web.Fault;

/** The rows of one declaration, or rows that could not be read and belong to none. */
public final class CsvDeclaration implements Submission {

    private static final String ITEMS = "/items/";

    /** Characters of all rows together; the event of a larger one would not fit into a record. */
    private static final int CHARACTERS_MAX = 640 * 1024;

    private final List<CsvColumn> columns;
    private final long line;
    private final Map<CsvColumn, String> head;
    private final List<Map<CsvColumn, String>> items = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final FaultList faults;
    private final boolean readable;
    private final boolean endsTheBody;
    private long characters;

    CsvDeclaration(List<CsvColumn> columns, long line, Map<CsvColumn, String> cells) {
        this(columns, line, cells, new FaultList(), true, false);
        add(line, cells);
    }

    private CsvDeclaration(
            List<CsvColumn> columns,
            long line,
            Map<CsvColumn, String> head,
            FaultList faults,
            boolean readable,
            boolean endsTheBody) {
        this.columns = columns;
        this.line = line;
        this.head = head;
        this.faults = faults;
        this.readable = readable;
        this.endsTheBody = endsTheBody;
    }

    static CsvDeclaration unreadable(long line, FaultList faults, boolean endsTheBody) {
        return new CsvDeclaration(List.of(), line, Map.of(), faults, false, endsTheBody);
    }

    /** The title of the column that the fault is in, where it is in one. */
    public static @Nullable String columnTitle(Fault fault) {
        Object title = fault.args().get(FaultList.COLUMN_TITLE);
        return title == null ? null : title.toString();
    }

    /** Line of the first row. */
    @Override
    public long line() {
        return line;
    }

    /** Whether nothing after this can be read, because the header is wrong. */
    @Override
    public boolean endsTheBody() {
        return endsTheBody;
    }

    /** Lines of its rows, as far as they are kept. */
    public List<Long> rowLines() {
        return readable ? List.copyOf(lines) : List.of(line);
    }

    /** What makes its rows one declaration; empty where no row said it. */
    public Optional<String> key() {
        String number = head.get(CsvColumn.DECLARANT_NUMBER);
        String reference = head.get(CsvColumn.REFERENCE);
        return number == null || reference == null
                ? Optional.empty()
                : Optional.of(number.strip() + '\n' + reference.strip());
    }

    /** The declarant's own reference, as it is written. */
    public Optional<String> reference() {
        return Optional.ofNullable(head.get(CsvColumn.REFERENCE)).map(String::strip);
    }

    /** Rows of the same reference stand elsewhere in the table, with others between. */
    public void standsApartFrom(long otherLine) {
        Place reference = Place.ROOT.member(CsvColumn.REFERENCE.title());
        faults.add(FaultCode.SHEET_ROWS_APART, reference, "row", otherLine);
    }

    boolean continuesWith(Map<CsvColumn, String> cells) {
        return agrees(CsvColumn.DECLARANT_NUMBER, cells) && agrees(CsvColumn.REFERENCE, cells);
    }

    private boolean agrees(CsvColumn key, Map<CsvColumn, String> cells) {
        String mine = head.get(key);
        String theirs = cells.get(key);
        return mine != null && theirs != null && mine.strip().equals(theirs.strip());
    }

    /** Rows beside its own that may have been of it cannot be read. */
    void spoil(FaultList strayRows) {
        faults.addAll(strayRows);
    }

    void add(long rowLine, Map<CsvColumn, String> cells) {
        for (var cell : cells.entrySet()) {
            boolean disagrees =
                    !cell.getKey().ofItem() && !cell.getValue().equals(head.get(cell.getKey()));
            if (disagrees) {
                CsvColumn column = cell.getKey();
                faults.addInColumn(
                        FaultCode.CSV_ROWS_DISAGREE,
                        rowLine,
                        column.title(),
                        columns.indexOf(column) + 1);
            }
            characters += cell.getValue().length();
        }
        // What is over a limit is refused already; keeping more would let a file fill memory.
        if (items.size() <= Limits.ITEMS_MAX && characters <= CHARACTERS_MAX) {
            items.add(cells);
            lines.add(rowLine);
        }
    }

    /** What the rows say. */
    @Override
    public Reading read(DeclarationReader reader, Instant now) {
        if (!readable) {
            return new Reading.Faulty(faults.all(), false, null);
        }
        if (characters > CHARACTERS_MAX) {
            faults.addAt(FaultCode.DECLARATION_TOO_LARGE, (int) line, 1);
            return new Reading.Faulty(faults.all(), true, null);
        }
        Reading reading = reader.read(tree(), faults, now);
        return switch (reading) {
            case Reading.Sound sound -> sound;
            case Reading.Faulty faulty ->
                    new Reading.Faulty(
                            faulty.faults().stream().map(this::located).toList(),
                            faulty.readable(),
                            faulty.onceSound());
        };
    }

    private Node tree() {
        Node.Members root = members(head, false);
        List<Node> nodes = new ArrayList<>(items.size());
        for (Map<CsvColumn, String> item : items) {
            nodes.add(members(item, true));
        }
        root.byName().put("items", new Node.Elements(nodes));
        return root;
    }

    private static Node.Members members(Map<CsvColumn, String> cells, boolean ofItem) {
        Node.Members root = new Node.Members(new LinkedHashMap<>());
        for (var cell : cells.entrySet()) {
            if (cell.getKey().ofItem() == ofItem) {
                List<String> path = cell.getKey().path();
                Node.Members owner = path.size() == 1 ? root : inner(root, path.getFirst());
                owner.byName().put(path.getLast(), new Node.Text(cell.getValue()));
            }
        }
        return root;
    }

    private static Node.Members inner(Node.Members root, String name) {
        Node known = root.byName().get(name);
        if (known instanceof Node.Members members) {
            return members;
        }
        Node.Members members = new Node.Members(new LinkedHashMap<>());
        root.byName().put(name, members);
        return members;
    }

    private Fault located(Fault fault) {
        String pointer = fault.pointer();
        if (fault.line() != null) {
            return fault;
        }
        if (!pointer.startsWith(ITEMS)) {
            return inColumn(fault, line, false, pointer);
        }
        int end = pointer.indexOf('/', ITEMS.length());
        String index = pointer.substring(ITEMS.length(), end < 0 ? pointer.length() : end);
        long row = lines.get(Integer.parseInt(index));
        return inColumn(fault, row, true, end < 0 ? "" : pointer.substring(end));
    }

    private Fault inColumn(Fault fault, long row, boolean ofItem, String pointer) {
        return CsvColumn.at(ofItem, pointer)
                .map(c -> FaultList.inColumn(fault, row, c.title(), columns.indexOf(c) + 1))
                .orElseGet(() -> fault.on((int) row, 1));
    }
}
