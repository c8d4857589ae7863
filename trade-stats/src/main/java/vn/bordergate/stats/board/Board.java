package vn.bordergate.stats.board;

import java.util.List;

/**
 * What the page shows, every figure written in the reader's language. The page's script writes the
 * same figures by the same rules.
 *
 * @param cards four sums over all gates
 * @param rows one for each gate and direction, those without trade hidden until there is some
 * @param sum the same over all rows
 * @param types one for each type of trade, those without trade today hidden
 * @param withoutVnd cleared facts that the dong column lacks, for want of a rate
 * @param empty whether there was no trade at all
 */
record Board(
        List<Card> cards,
        List<Row> rows,
        Row sum,
        List<TypeRow> types,
        Figure withoutVnd,
        boolean empty) {

    Board {
        cards = List.copyOf(cards);
        rows = List.copyOf(rows);
        types = List.copyOf(types);
    }

    /**
     * A sum over all gates.
     *
     * @param name which one: stage and span, as the page's texts and script name it
     */
    record Card(String name, Figure usd, Figure declarations) {}

    /**
     * A gate in one direction.
     *
     * @param direction of goods; empty in the sum
     * @param bar share of the largest row's cleared value, 0 to 100
     */
    record Row(
            String gate,
            String name,
            String direction,
            boolean hidden,
            int bar,
            Figure clearedToday,
            Figure cleared,
            Figure vnd,
            Figure massGrams,
            Figure declarations,
            Figure declared) {}

    /** A type of trade today. */
    record TypeRow(
            String type, boolean hidden, Figure cleared, Figure declared, Figure declarations) {}

    /** A number as it is, and as it is written. */
    record Figure(long value, String text) {}
}
