package vn.bordergate.stats.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.totals.CommodityGroups;
import vn.bordergate.stats.totals.HsSections;
import vn.bordergate.stats.trace.Figure.Part;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Reads which figure, and which page of its declarations, somebody asks for. */
final class FigureReader {

    /** Pages of {@link Traces#PAGE} declarations; more there are not behind a figure. */
    static final int PAGE_MAX = Traces.DECLARATIONS_MAX / Traces.PAGE;

    private static final Pattern GATE = Pattern.compile("[A-Z0-9-]{2,32}");
    private static final String STAGE = "stage";
    private static final String PERIOD = "period";
    private static final String PAGE = "page";
    private static final Set<String> OTHERS = Set.of(STAGE, PERIOD, PAGE, "lang");

    private final MultiValueMap<String, String> parameters;
    private final List<Fault> faults = new ArrayList<>();

    private FigureReader(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * A figure and a page.
     *
     * @param page from 1
     */
    record Asked(Figure figure, int page) {}

    /**
     * Reads the parameters.
     *
     * @throws FaultsException with status 400 and every fault
     */
    static Asked read(MultiValueMap<String, String> parameters) {
        return new FigureReader(parameters).asked();
    }

    private Asked asked() {
        for (String name : parameters.keySet()) {
            if (!OTHERS.contains(name) && part(name).isEmpty()) {
                faults.add(Fault.at("?" + name, "TRACE_PARAMETER_UNKNOWN", Map.of("value", name)));
            }
        }
        String stage = valid(STAGE, Stage.CLEARED.name(), names(Stage.values()));
        String periodText = text(PERIOD);
        Period period = periodText == null ? null : Period.read(periodText).orElse(null);
        if (periodText != null && period == null) {
            malformed(PERIOD, periodText);
        }
        Map<Part, String> only = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            if (text(part.parameter()) != null) {
                only.put(part, valid(part.parameter(), "", form(part)));
            }
        }
        String page = valid(PAGE, "1", FigureReader::isPage);
        if (!faults.isEmpty()) {
            throw new FaultsException(400, faults);
        }
        return new Asked(
                new Figure(
                        stage,
                        period == null ? null : period.from(),
                        period == null ? null : period.to(),
                        only),
                Integer.parseInt(page));
    }

    private static Predicate<String> form(Part part) {
        return switch (part) {
            case GATE -> GATE.asMatchPredicate();
            case DIRECTION -> names(Direction.values());
            case TRADE_TYPE -> names(TradeType.values());
            case SECTION -> HsSections.names()::contains;
            case CHAPTER -> text -> text.matches("\\d{2}");
            case HEADING -> text -> text.matches("\\d{4}");
            case COMMODITY_GROUP -> CommodityGroups.codes()::contains;
        };
    }

    private static boolean isPage(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= PAGE_MAX;
    }

    private static Predicate<String> names(Enum<?>[] values) {
        return text -> Arrays.stream(values).anyMatch(value -> value.name().equals(text));
    }

    private static Optional<Part> part(String name) {
        return Arrays.stream(Part.values())
                .filter(part -> part.parameter().equals(name))
                .findFirst();
    }

    private String valid(String name, String otherwise, Predicate<String> form) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        if (!form.test(text) || parameters.getOrDefault(name, List.of()).size() > 1) {
            malformed(name, text);
            return otherwise;
        }
        return text;
    }

    private void malformed(String name, String text) {
        faults.add(
                Fault.at(
                        "?" + name,
                        "TRACE_PARAMETER_MALFORMED",
                        Map.of("name", name, "value", text)));
    }

    /** A parameter without an equals sign has no value at all. */
    private @Nullable String text(String name) {
        if (!parameters.containsKey(name)) {
            return null;
        }
        String text = parameters.getFirst(name);
        return text == null ? "" : text;
    }
}
