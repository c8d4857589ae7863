package vn.bordergate.ingest.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one object. Whatever is wrong with a member is noted and the member comes
 * back as null, so that the reading goes on to the next fault; a null alone therefore says nothing
 * about why.
 */
public final class Fields {

    private final Map<String, Node> members;
    private final Place at;
    private final FaultList faults;

    private Fields(Map<String, Node> members, Place at, FaultList faults) {
        this.members = members;
        this.at = at;
        this.faults = faults;
    }

    /** The members of a node that must be an object with no other members than the known. */
    public static @Nullable Fields of(Node node, Place at, FaultList faults, Set<String> known) {
        if (!(node instanceof Node.Members(Map<String, Node> members))) {
            faults.add(FaultCode.WRONG_TYPE, at, "expected", "object");
            return null;
        }
        for (String name : members.keySet()) {
            if (!known.contains(name)) {
                faults.add(FaultCode.UNKNOWN_PROPERTY, at.member(name), "name", shown(name));
            }
        }
        return new Fields(members, at, faults);
    }

    public boolean has(String name) {
        return !(members.getOrDefault(name, Node.NOTHING) instanceof Node.Nothing);
    }

    public Place place(String name) {
        return at.member(name);
    }

    public void fault(String name, FaultCode code) {
        faults.add(code, place(name));
    }

    public void fault(String name, FaultCode code, String argument, Object value) {
        faults.add(code, place(name), argument, value);
    }

    public @Nullable Fields object(String name, Set<String> known) {
        Node node = required(name);
        return node == null ? null : of(node, place(name), faults, known);
    }

    public @Nullable List<Node> elements(String name) {
        Node node = required(name);
        if (node instanceof Node.Elements(List<Node> nodes)) {
            return nodes;
        }
        wrongType(node, name, "array");
        return null;
    }

    /** A text that must be there; stripped, since nobody means a blank at the end. */
    public @Nullable String text(String name, int lengthMax) {
        Node node = required(name);
        if (!(node instanceof Node.Text(String value))) {
            wrongType(node, name, "string");
            return null;
        }
        FaultCode wrong = Texts.judge(value, lengthMax);
        if (wrong == FaultCode.TEXT_TOO_LONG) {
            fault(name, wrong, "max", lengthMax);
        } else if (wrong != null) {
            fault(name, wrong);
        }
        return wrong == null ? Texts.tidy(value) : null;
    }

    public @Nullable String optionalText(String name, int lengthMax) {
        return has(name) ? text(name, lengthMax) : null;
    }

    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> values) {
        String word = text(name, Limits.CODE_MAX);
        if (word == null) {
            return null;
        }
        for (E value : values.getEnumConstants()) {
            if (value.name().equals(word)) {
                return value;
            }
        }
        List<String> allowed = List.of(values.getEnumConstants()).stream().map(Enum::name).toList();
        fault(name, FaultCode.UNKNOWN_VALUE, "allowed", String.join(", ", allowed));
        return null;
    }

    /** A number, as JSON number or as text: some senders' JSON numbers are doubles. */
    public @Nullable BigDecimal decimal(String name) {
        Node node = required(name);
        String literal =
                switch (node) {
                    case Node.Figure(String written) -> written;
                    case Node.Text(String written) -> written.strip();
                    case null, default -> null;
                };
        if (literal == null) {
            wrongType(node, name, "number");
            return null;
        }
        BigDecimal number = Decimals.parse(literal);
        if (number == null) {
            fault(name, FaultCode.NUMBER_FORM);
        }
        return number;
    }

    public @Nullable Boolean flag(String name) {
        Node node = required(name);
        if (node instanceof Node.Flag(boolean value)) {
            return value;
        }
        wrongType(node, name, "boolean");
        return null;
    }

    public @Nullable Integer whole(String name, int min, int max) {
        Long number = whole(name, (long) min, (long) max);
        return number == null ? null : number.intValue();
    }

    public @Nullable Long whole(String name, long min, long max) {
        BigDecimal number = decimal(name);
        if (number == null) {
            return null;
        }
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(min)) >= 0
                        && number.compareTo(BigDecimal.valueOf(max)) <= 0
                        && Decimals.decimals(number) <= 0;
        if (!inRange) {
            faults.add(FaultCode.NUMBER_RANGE, place(name), Map.of("min", min, "max", max));
            return null;
        }
        return number.longValue();
    }

    public @Nullable LocalDate day(String name) {
        String text = text(name, Limits.CODE_MAX);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            fault(name, FaultCode.DATE_FORM);
            return null;
        }
    }

    /** A point in time; without an offset it would be a different one in Lào Cai and in Hekou. */
    public @Nullable Instant instant(String name) {
        String text = text(name, Limits.CODE_MAX);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            fault(name, FaultCode.TIME_FORM);
            return null;
        }
    }

    private @Nullable Node required(String name) {
        if (has(name)) {
            return members.get(name);
        }
        fault(name, FaultCode.MISSING);
        return null;
    }

    private void wrongType(@Nullable Node node, String name, String expected) {
        if (node != null) {
            fault(name, FaultCode.WRONG_TYPE, "expected", expected);
        }
    }

    private static String shown(String name) {
        return name.length() <= Limits.CODE_MAX ? name : name.substring(0, Limits.CODE_MAX) + "…";
    }
}
