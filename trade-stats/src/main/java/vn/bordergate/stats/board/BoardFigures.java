package vn.bordergate.stats.board;

import java.math.BigDecimal;
import java.util.Locale;
import vn.bordergate.stats.board.Board.Figure;
import vn.bordergate.web.Figures;

/** Writes the board's figures in one language; {@code board.js} holds the same rules. */
final class BoardFigures {

    private static final int CENT_DECIMALS = 2;
    private static final int GRAMS_A_TONNE_DECIMALS = 6;
    private static final int BILLION_DECIMALS = 9;
    private static final int MILLIS_A_SECOND_DECIMALS = 3;

    private final Figures figures = new Figures();
    private final Locale locale;

    BoardFigures(Locale locale) {
        this.locale = locale;
    }

    /** Dollars, two decimals. */
    Figure usd(long cents) {
        return figure(cents, CENT_DECIMALS, 2);
    }

    /** Billions of dong, three decimals. */
    Figure vnd(long dong) {
        return figure(dong, BILLION_DECIMALS, 3);
    }

    /** Tonnes, one decimal. */
    Figure tonnes(long grams) {
        return figure(grams, GRAMS_A_TONNE_DECIMALS, 1);
    }

    Figure count(long count) {
        return figure(count, 0, 0);
    }

    /** Seconds, one decimal. */
    String seconds(long millis) {
        return figure(millis, MILLIS_A_SECOND_DECIMALS, 1).text();
    }

    private Figure figure(long value, int point, int decimals) {
        BigDecimal number = BigDecimal.valueOf(value, point);
        return new Figure(value, figures.decimal(number, decimals, locale));
    }
}
