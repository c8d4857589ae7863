package vn.bordergate.stats.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.board.Board.Row;
import vn.bordergate.stats.totals.LiveTotals;
import vn.bordergate.stats.totals.LiveTotals.Figures;
import vn.bordergate.stats.totals.LiveTotals.Line;

class BoardWritingTest {

    private final BoardWriting writing =
            new BoardWriting(GateBook.shipped(), Locale.forLanguageTag("vi"));

    @Test
    void beforeTheFirstFactTheBoardIsEmptyAndEveryRowHidden() {
        Board board = writing.write(totals());

        assertThat(board.empty()).isTrue();
        assertThat(board.rows()).isNotEmpty().allMatch(Row::hidden);
        assertThat(board.sum().cleared().text()).isEqualTo("0,00");
    }

    @Test
    void theLargestGateHasTheLongestBar() {
        Board board =
                writing.write(
                        totals(
                                line("UNKNOWN-A", Stage.CLEARED, 400),
                                line("UNKNOWN-B", Stage.CLEARED, 100)));

        assertThat(row(board, "UNKNOWN-A").bar()).isEqualTo(100);
        assertThat(row(board, "UNKNOWN-B").bar()).isEqualTo(25);
        assertThat(board.sum().cleared().value()).isEqualTo(500);
    }

    @Test
    void declaredAndClearedStandInColumnsOfTheirOwn() {
        Board board =
                writing.write(
                        totals(
                                line("UNKNOWN-A", Stage.CLEARED, 400),
                                line("UNKNOWN-A", Stage.DECLARED, 900)));

        assertThat(row(board, "UNKNOWN-A").cleared().value()).isEqualTo(400);
        assertThat(row(board, "UNKNOWN-A").declared().value()).isEqualTo(900);
    }

    @Test
    void aGateThatIsInNoBookIsShownByItsCode() {
        Board board = writing.write(totals(line("UNKNOWN-A", Stage.CLEARED, 400)));

        assertThat(row(board, "UNKNOWN-A").name()).isEqualTo("UNKNOWN-A");
    }

    private static Row row(Board board, String gate) {
        return board.rows().stream().filter(r -> r.gate().equals(gate)).findFirst().orElseThrow();
    }

    private static Line line(String gate, Stage stage, long cents) {
        Figures figures = Figures.of(cents, cents * 250, 0, 1_000, 1);
        return new Line(gate, Direction.EXPORT, stage, Figures.of(0, 0, 0, 0, 0), figures);
    }

    private static LiveTotals totals(Line... lines) {
        return new LiveTotals(lines.length, Facts.DAY, Facts.AT, 250L, List.of(lines), List.of());
    }
}
