package vn.bordergate.events.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;

/** All gates that declarations may name, from the shipped books. */
public final class GateBook {

    private static final List<String> BOOKS = List.of("lao-cai", "korea-2020");

    private final Map<GateCode, Gate> gates = new LinkedHashMap<>();

    private GateBook(List<Gate> all) {
        for (Gate gate : all) {
            if (gates.put(gate.code(), gate) != null) {
                throw new IllegalArgumentException("twice in the gate books: " + gate.code());
            }
        }
    }

    /** A book of exactly these gates. */
    public static GateBook of(List<Gate> gates) {
        return new GateBook(gates);
    }

    /** All books that the product ships: Lào Cai's gates, and the offices of the demo's data. */
    public static GateBook shipped() {
        return shipped(BOOKS);
    }

    /**
     * Some of the shipped books, for a door that takes declarations for no other gates.
     *
     * @param books names such as {@code lao-cai}
     * @throws IllegalArgumentException when there is no such book
     */
    public static GateBook shipped(List<String> books) {
        if (!BOOKS.containsAll(books)) {
            throw new IllegalArgumentException("not all among the books " + BOOKS + ": " + books);
        }
        List<Gate> all = new ArrayList<>();
        for (String book : books) {
            CsvTable table = CsvTable.shipped("/reference/gates-" + book + ".csv");
            table.rows().forEach(row -> all.add(gate(row)));
        }
        return new GateBook(all);
    }

    public Optional<Gate> find(GateCode code) {
        return Optional.ofNullable(gates.get(code));
    }

    /** In the order of the books. */
    public List<Gate> gates() {
        return List.copyOf(gates.values());
    }

    private static Gate gate(CsvTable.Row row) {
        return new Gate(
                new GateCode(row.get("code")),
                row.get("nameVi"),
                row.get("nameEn"),
                row.get("nameZh"),
                GateClass.valueOf(row.get("gateClass")),
                directions(row.get("directions")),
                LocalDate.parse(row.get("effectiveFrom")),
                dayOrNull(row.get("effectiveTo")),
                numberOrNull(row.get("customsDateAgeDaysMax")),
                row.get("customsNumbers").equals("VN"));
    }

    private static Set<Direction> directions(String column) {
        Set<Direction> open = EnumSet.noneOf(Direction.class);
        for (Direction direction : Direction.values()) {
            if (column.contains(direction.name())) {
                open.add(direction);
            }
        }
        return open;
    }

    private static @Nullable LocalDate dayOrNull(String column) {
        return column.isEmpty() ? null : LocalDate.parse(column);
    }

    private static @Nullable Integer numberOrNull(String column) {
        return column.isEmpty() ? null : Integer.valueOf(column);
    }
}
