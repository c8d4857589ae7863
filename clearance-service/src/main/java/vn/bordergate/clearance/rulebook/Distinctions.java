package vn.bordergate.clearance.rulebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a table tells apart. Goods that differ only in what no row looks at get the same rows, so
 * the table need be asked but once for all of them. It is derived from the tests of the table
 * itself: a number becomes the stretch between two numbers that some row compares with, a code that
 * no row names becomes any other code. A column with a test of another form is told apart by its
 * very value.
 */
final class Distinctions {

    private static final String NUMBER = "-?\\d+(?:\\.\\d+)?";
    private static final Pattern LITERAL = Pattern.compile(NUMBER);
    private static final Pattern COMPARISON = Pattern.compile("(?:[<>]=?\\s*)?" + NUMBER);
    private static final Pattern RANGE =
            Pattern.compile("[(\\[\\]]\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[)\\]\\[]");
    private static final String TEXTS = "\"[^\"\\\\]*\"(?:\\s*,\\s*\"[^\"\\\\]*\")*";
    private static final Pattern NAMES =
            Pattern.compile(TEXTS + "|not\\(\\s*(?:" + TEXTS + ")\\s*\\)");
    private static final Pattern NAME = Pattern.compile("\"([^\"\\\\]*)\"");

    private final List<Column> columns;

    private Distinctions(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * A column of the table.
     *
     * @param tests every test of it that does not always hold
     * @param restricted whether the table itself says which values the column may have
     */
    record Tested(String input, Collection<String> tests, boolean restricted) {}

    static Distinctions of(Collection<Tested> tested) {
        List<Column> columns = new ArrayList<>();
        for (Tested one : tested) {
            if (one.restricted()) {
                columns.add(new Itself(one.input()));
            } else if (!one.tests().isEmpty()) {
                columns.add(column(one.input(), one.tests()));
            }
        }
        return new Distinctions(List.copyOf(columns));
    }

    /** Equal for two items only when every row of the table hits both or neither. */
    List<Object> of(Facts item) {
        Object[] seen = new Object[columns.size()];
        for (int i = 0; i < seen.length; i++) {
            Column column = columns.get(i);
            seen[i] = column.seen(item.input(column.input()));
        }
        return List.of(seen);
    }

    /** Numbers at which the rows may change, column by column; for tests at the very edge. */
    List<BigDecimal> cutPoints() {
        return columns.stream()
                .flatMap(c -> c instanceof Stretches s ? s.cuts().stream() : null)
                .toList();
    }

    private static Column column(String input, Collection<String> tests) {
        if (tests.stream().allMatch(Distinctions::isOfNames)) {
            Set<String> names = new HashSet<>();
            tests.forEach(test -> NAME.matcher(test).results().forEach(r -> names.add(r.group(1))));
            return new Named(input, Set.copyOf(names));
        }
        if (tests.stream().allMatch(Distinctions::isOfNumbers)) {
            TreeSet<BigDecimal> cuts = new TreeSet<>();
            for (String test : tests) {
                Matcher literals = LITERAL.matcher(test);
                while (literals.find()) {
                    cuts.add(new BigDecimal(literals.group()));
                }
            }
            return new Stretches(input, List.copyOf(cuts));
        }
        return new Itself(input);
    }

    /** Whether the test compares with texts alone. */
    static boolean isOfNames(String test) {
        return NAMES.matcher(test).matches();
    }

    /** Whether the test compares with numbers alone, or with none at all. */
    static boolean isOfNumbers(String test) {
        return test.equals("null")
                || COMPARISON.matcher(test).matches()
                || RANGE.matcher(test).matches();
    }

    private sealed interface Column {
        String input();

        Object seen(@Nullable Object value);
    }

    private record Itself(String input) implements Column {
        private static final Object NONE = new Object();

        @Override
        public Object seen(@Nullable Object value) {
            return value == null ? NONE : value;
        }
    }

    private record Named(String input, Set<String> names) implements Column {
        private static final Object ANY_OTHER = new Object();
        private static final Object NONE = new Object();

        @Override
        public Object seen(@Nullable Object value) {
            if (value == null) {
                return NONE;
            }
            return value instanceof String text && names.contains(text) ? text : ANY_OTHER;
        }
    }

    /** Twice the number of cuts below, and one more on a cut itself. */
    private record Stretches(String input, List<BigDecimal> cuts) implements Column {
        private static final Integer NONE = -1;

        @Override
        public Object seen(@Nullable Object value) {
            if (!(value instanceof BigDecimal number)) {
                return NONE;
            }
            int place = 0;
            for (BigDecimal cut : cuts) {
                int order = number.compareTo(cut);
                if (order <= 0) {
                    return order == 0 ? place + 1 : place;
                }
                place += 2;
            }
            return place;
        }
    }
}
