package vn.bordergate.clearance.rulebook;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** A table's answers, asked for once for all goods that the table does not tell apart. */
final class Answers<F extends Facts, A> {

    /** Answers kept; the shipped tables tell apart far fewer kinds of goods that really occur. */
    private static final int ANSWERS_MAX = 50_000;

    private final Distinctions distinctions;
    private final Function<F, A> table;
    private final Map<List<Object>, A> answers = new ConcurrentHashMap<>();

    Answers(Distinctions distinctions, Function<F, A> table) {
        this.distinctions = distinctions;
        this.table = table;
    }

    A of(F item) {
        List<Object> kind = distinctions.of(item);
        A known = answers.get(kind);
        if (known == null) {
            if (answers.size() >= ANSWERS_MAX) {
                answers.clear();
            }
            known = table.apply(item);
            answers.put(kind, known);
        }
        return known;
    }
}
