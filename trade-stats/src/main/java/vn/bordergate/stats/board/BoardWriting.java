package vn.bordergate.stats.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.board.Board.Card;
import vn.bordergate.stats.board.Board.Row;
import vn.bordergate.stats.board.Board.TypeRow;
import vn.bordergate.stats.totals.LiveTotals;
import vn.bordergate.stats.totals.LiveTotals.Figures;
import vn.bordergate.stats.totals.LiveTotals.Line;
import vn.bordergate.stats.totals.LiveTotals.TypeLine;

/** Lays the live totals out as the board, in one language. */
final class BoardWriting {

    private final GateBook gates;
    private final Locale locale;
    private final BoardFigures figures;

    BoardWriting(GateBook gates, Locale locale) {
        this.gates = gates;
        this.locale = locale;
        this.figures = new BoardFigures(locale);
    }

    Board write(LiveTotals totals) {
        Map<Place, Both> places = places();
        for (Line line : totals.lines()) {
            Place place = new Place(line.gate(), line.direction());
            places.merge(place, Both.of(line), Both::plus);
        }
        Both sum = places.values().stream().reduce(Both.NONE, Both::plus);
        long largest = places.values().stream().mapToLong(Both::cleared).max().orElse(0);
        List<Row> rows = new ArrayList<>();
        places.forEach((place, both) -> rows.add(row(place, both, largest)));
        return new Board(
                List.of(
                        card("clearedToday", sum.today(Stage.CLEARED)),
                        card("declaredToday", sum.today(Stage.DECLARED)),
                        card("clearedEver", sum.ever(Stage.CLEARED)),
                        card("declaredEver", sum.ever(Stage.DECLARED))),
                rows,
                row("", "", "", sum, largest),
                types(totals),
                figures.count(sum.ever(Stage.CLEARED).factsWithoutVnd()),
                rows.stream().allMatch(Row::hidden));
    }

    /** Every type of trade, in one order, for rows not to jump. */
    private List<TypeRow> types(LiveTotals totals) {
        List<TypeRow> rows = new ArrayList<>();
        for (TradeType type : TradeType.values()) {
            List<TypeLine> lines =
                    totals.types().stream().filter(line -> line.tradeType() == type).toList();
            rows.add(
                    new TypeRow(
                            type.name(),
                            lines.isEmpty(),
                            figures.usd(sum(lines, Stage.CLEARED, TypeLine::usdCents)),
                            figures.usd(sum(lines, Stage.DECLARED, TypeLine::usdCents)),
                            figures.count(sum(lines, Stage.CLEARED, TypeLine::declarations))));
        }
        return rows;
    }

    private static long sum(List<TypeLine> lines, Stage stage, ToLongFunction<TypeLine> measure) {
        return lines.stream()
                .filter(line -> line.stage() == stage)
                .mapToLong(measure)
                .reduce(0, Math::addExact);
    }

    /** Every gate of the book in both directions, in the book's order, for rows not to jump. */
    private Map<Place, Both> places() {
        Map<Place, Both> places = new LinkedHashMap<>();
        for (Gate gate : gates.gates()) {
            for (Direction direction : Direction.values()) {
                places.put(new Place(gate.code().value(), direction), Both.NONE);
            }
        }
        return places;
    }

    private Row row(Place place, Both both, long largest) {
        return row(place.gate, name(place.gate), place.direction.name(), both, largest);
    }

    private Row row(String gate, String name, String direction, Both both, long largest) {
        Figures cleared = both.ever(Stage.CLEARED);
        return new Row(
                gate,
                name,
                direction,
                both.lines.isEmpty(),
                bar(cleared.usdCents(), largest),
                figures.usd(both.today(Stage.CLEARED).usdCents()),
                figures.usd(cleared.usdCents()),
                figures.vnd(cleared.vnd()),
                figures.tonnes(cleared.netMassGrams()),
                figures.count(cleared.declarations()),
                figures.usd(both.ever(Stage.DECLARED).usdCents()));
    }

    private Card card(String name, Figures sum) {
        return new Card(name, figures.usd(sum.usdCents()), figures.count(sum.declarations()));
    }

    private String name(String code) {
        return gates.gates().stream()
                .filter(gate -> gate.code().value().equals(code))
                .findFirst()
                .map(gate -> gate.name(locale))
                // A gate that left the book keeps its totals.
                .orElse(code);
    }

    private static int bar(long value, long largest) {
        return largest <= 0 ? 0 : (int) Math.clamp(Math.round(100.0 * value / largest), 0, 100);
    }

    private record Place(String gate, Direction direction) {}

    /** A place's lines of all stages. */
    private record Both(List<Line> lines) {
        static final Both NONE = new Both(List.of());

        static Both of(Line line) {
            return new Both(List.of(line));
        }

        Both plus(Both other) {
            List<Line> all = new ArrayList<>(lines);
            all.addAll(other.lines);
            return new Both(all);
        }

        long cleared() {
            return ever(Stage.CLEARED).usdCents();
        }

        Figures today(Stage stage) {
            return sum(stage, true);
        }

        Figures ever(Stage stage) {
            return sum(stage, false);
        }

        private Figures sum(Stage stage, boolean today) {
            List<Figures> of =
                    lines.stream()
                            .filter(line -> line.stage() == stage)
                            .map(line -> today ? line.today() : line.ever())
                            .toList();
            return Figures.of(
                    sum(of, Figures::usdCents),
                    sum(of, Figures::vnd),
                    sum(of, Figures::factsWithoutVnd),
                    sum(of, Figures::netMassGrams),
                    sum(of, Figures::declarations));
        }

        private static long sum(List<Figures> figures, ToLongFunction<Figures> measure) {
            return figures.stream().mapToLong(measure).reduce(0, Math::addExact);
        }
    }
}
