package vn.bordergate.stats.totals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.bordergate.stats.period.Period;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Reads the parameters of a question and finds all their faults at once. */
final class QuestionReader {

    /** More values than a gate, a chapter or a partner list needs; a limit on the statement. */
    static final int VALUES_MAX = 100;

    /** The totals know no earlier trade and need no later; keeps dates inside the database's. */
    private static final int YEAR_MIN = 1900;

    private static final int YEAR_MAX = 2999;

    private static final String PERIOD = "period";

    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, List<String>> parameters;

    private QuestionReader(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a question.
     *
     * @throws FaultsException with status 400 and every fault of the parameters
     */
    static TotalsQuestion read(Map<String, List<String>> parameters) {
        return new QuestionReader(parameters).question();
    }

    private TotalsQuestion question() {
        parameters.forEach(this::checkName);
        List<Dimension> by = by();
        LocalDate from = date("from");
        LocalDate to = date("to");
        if (from != null && to != null && to.isBefore(from)) {
            fault("TOTALS_PERIOD_REVERSED", "to", to.toString());
        }
        Period period = period();
        if (period != null) {
            from = period.from();
            to = period.to();
        }
        Map<Dimension, SortedSet<String>> only = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            SortedSet<String> values = values(dimension);
            if (!values.isEmpty()) {
                only.put(dimension, values);
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return new TotalsQuestion(by, from, to, only);
    }

    private void checkName(String name, List<String> values) {
        boolean known =
                name.equals("by")
                        || name.equals("from")
                        || name.equals("to")
                        || name.equals(PERIOD)
                        // The language of an answer's messages, read by the page shell.
                        || name.equals("lang")
                        || Dimension.named(name).filter(Dimension::canBeKept).isPresent();
        if (!known) {
            fault("TOTALS_PARAMETER_UNKNOWN", name, name);
        } else if (values.size() > 1) {
            fault("TOTALS_PARAMETER_REPEATED", name, name);
        }
    }

    private List<Dimension> by() {
        SequencedSet<Dimension> by = new LinkedHashSet<>();
        for (String name : parts("by")) {
            Dimension dimension = Dimension.named(name).orElse(null);
            if (dimension == null) {
                fault("TOTALS_DIMENSION_UNKNOWN", "by", name);
            } else if (!by.add(dimension)) {
                fault("TOTALS_DIMENSION_REPEATED", "by", name);
            }
        }
        by.add(Dimension.STAGE);
        return List.copyOf(by);
    }

    /** A named period in place of two dates. */
    private @Nullable Period period() {
        List<String> texts = parameters.get(PERIOD);
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        String text = nonNull(texts.getFirst());
        if (parameters.containsKey("from") || parameters.containsKey("to")) {
            fault("TOTALS_PERIOD_TWICE", PERIOD, text);
        }
        Period period = Period.read(text).orElse(null);
        if (period == null) {
            fault("TOTALS_PERIOD_MALFORMED", PERIOD, text);
        }
        return period;
    }

    private @Nullable LocalDate date(String name) {
        List<String> texts = parameters.get(name);
        if (texts == null || texts.isEmpty()) {
            return null;
        }
        String text = nonNull(texts.getFirst());
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // Falls through to the fault: a year out of range and no date at all read the same.
        }
        fault("TOTALS_DATE_MALFORMED", name, text);
        return null;
    }

    private SortedSet<String> values(Dimension dimension) {
        SortedSet<String> values = new TreeSet<>();
        if (!dimension.canBeKept()) {
            return values;
        }
        String name = dimension.parameter();
        List<String> parts = parts(name);
        if (parts.size() > VALUES_MAX) {
            fault("TOTALS_VALUES_TOO_MANY", name, Integer.toString(VALUES_MAX));
            return values;
        }
        for (String part : parts) {
            if (DimensionForm.accepts(dimension, part)) {
                values.add(part);
            } else {
                fault("TOTALS_VALUE_MALFORMED", name, part);
            }
        }
        return values;
    }

    /** The comma separated parts of a parameter; an empty one is a part too, and a fault. */
    private List<String> parts(String name) {
        List<String> texts = parameters.get(name);
        return texts == null || texts.isEmpty()
                ? List.of()
                : List.of(nonNull(texts.getFirst()).split(",", -1));
    }

    /** A parameter without an equals sign has no value at all. */
    private static String nonNull(@Nullable String text) {
        return text == null ? "" : text;
    }

    private void fault(String code, String parameter, String value) {
        faults.add(new Fault(code, "?" + parameter, Map.of("value", value)));
    }
}
