package vn.bordergate.ingest.declaring.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.form.FaultCode;
import vn.bordergate.ingest.form.Fields;
import vn.bordergate.ingest.form.Limits;

/** The gate, and what the gate asks of the customs declaration that is shown there. */
final class GateForm {

    private static final Set<String> CUSTOMS_PROPERTIES = Set.of("number", "registeredOn");
    private static final int VIETNAMESE_NUMBER_LENGTH = 12;

    private final GateBook book;
    private final Fields fields;
    private final @Nullable Direction direction;

    GateForm(GateBook book, Fields fields, @Nullable Direction direction) {
        this.book = book;
        this.fields = fields;
        this.direction = direction;
    }

    /** The gate by its code, open to this direction on the day of arrival. */
    @Nullable Gate gate(@Nullable Instant arrival) {
        String text = fields.text("gate", Limits.CODE_MAX);
        if (text == null) {
            return null;
        }
        Gate gate = find(text);
        if (gate == null) {
            fields.fault("gate", FaultCode.GATE_UNKNOWN);
        } else if (gate.directions().isEmpty()) {
            fields.fault("gate", FaultCode.GATE_CLOSED);
        } else if (arrival != null
                && !gate.effectiveOn(LocalDate.ofInstant(arrival, Limits.ZONE))) {
            fields.fault("gate", FaultCode.GATE_NOT_EFFECTIVE);
        } else if (direction != null && !gate.directions().contains(direction)) {
            fields.fault("gate", FaultCode.GATE_DIRECTION_CLOSED);
        }
        return gate;
    }

    private @Nullable Gate find(String text) {
        if (text.length() < 2 || text.length() > 12 || !isCode(text)) {
            return null;
        }
        return book.find(new GateCode(text)).orElse(null);
    }

    @Nullable CustomsDeclaration customsDeclaration(@Nullable Gate gate, LocalDate today) {
        if (!fields.has("customsDeclaration")) {
            return null;
        }
        Fields customs = fields.object("customsDeclaration", CUSTOMS_PROPERTIES);
        if (customs == null) {
            return null;
        }
        String number = customs.text("number", Limits.CUSTOMS_NUMBER_MAX);
        if (number != null) {
            checkNumber(customs, number, gate);
        }
        LocalDate registeredOn = customs.day("registeredOn");
        if (registeredOn != null) {
            checkDay(customs, registeredOn, gate, today);
        }
        return number == null || registeredOn == null
                ? null
                : new CustomsDeclaration(number, registeredOn);
    }

    private void checkNumber(Fields customs, String number, @Nullable Gate gate) {
        boolean vietnamese = gate != null && gate.vietnameseCustoms();
        boolean formHolds =
                vietnamese
                        ? number.length() == VIETNAMESE_NUMBER_LENGTH
                                && KnownCodes.isWithin(number, '0', '9')
                        : isCode(number);
        if (!formHolds) {
            customs.fault("number", FaultCode.CUSTOMS_NUMBER_FORM);
        } else if (vietnamese && direction != null && number.charAt(0) != firstDigit(direction)) {
            customs.fault("number", FaultCode.CUSTOMS_NUMBER_DIRECTION);
        }
    }

    private static char firstDigit(Direction direction) {
        return switch (direction) {
            case IMPORT -> '1';
            case EXPORT -> '3';
        };
    }

    private static void checkDay(
            Fields customs, LocalDate registeredOn, @Nullable Gate gate, LocalDate today) {
        Integer ageDaysMax = gate == null ? null : gate.customsDateAgeDaysMax();
        if (registeredOn.isAfter(today)) {
            customs.fault("registeredOn", FaultCode.CUSTOMS_DATE_FUTURE);
        } else if (registeredOn.isBefore(Limits.EARLIEST_DAY)) {
            customs.fault("registeredOn", FaultCode.DATE_BEFORE_2000);
        } else if (ageDaysMax != null
                && ChronoUnit.DAYS.between(registeredOn, today) > ageDaysMax) {
            customs.fault("registeredOn", FaultCode.CUSTOMS_DATE_TOO_OLD, "days", ageDaysMax);
        }
    }

    private static boolean isCode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = c == '-' && i > 0 && i < text.length() - 1;
            if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && !inner) {
                return false;
            }
        }
        return true;
    }
}
