package vn.bordergate.clearance.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.Acknowledge;
import vn.bordergate.clearance.crossing.CrossingCommand.Admit;
import vn.bordergate.clearance.crossing.CrossingCommand.AnswerProposal;
import vn.bordergate.clearance.crossing.CrossingCommand.ConfirmReturn;
import vn.bordergate.clearance.crossing.CrossingCommand.HandOver;
import vn.bordergate.clearance.crossing.CrossingCommand.MoveGoods;
import vn.bordergate.clearance.crossing.CrossingCommand.PlaceHold;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeFetchedBack;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposePassage;
import vn.bordergate.clearance.crossing.CrossingCommand.ProposeRelease;
import vn.bordergate.clearance.crossing.CrossingCommand.SwapDriver;
import vn.bordergate.clearance.crossing.CrossingCommand.TurnBack;
import vn.bordergate.clearance.crossing.Officer;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FreeText;

/**
 * What an officer wants of a crossing, as it was sent. Each action takes the fields it needs.
 *
 * @param code of a turning back, such as {@code GOODS_REFUSED}
 * @param driver who drives it now; without one the announced transfer driver takes it over
 * @param to the other vehicle of a transshipment
 * @param version of the crossing that the officer has before them
 */
record CrossingRequest(
        @Nullable String reason,
        @Nullable String note,
        @Nullable String code,
        @Nullable Driver driver,
        @Nullable UUID to,
        @Nullable Boolean agreed,
        @Nullable Integer version) {

    static final int TEXT_CHARS_MAX = 2_000;
    private static final int NAME_CHARS_MAX = 200;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    /** What may be done, each at {@code POST /api/crossings/{id}/<name>}. */
    enum Action {
        /** Lets it into a yard that no device saw. */
        ADMIT,
        HOLD,
        /** Wants the hold to end. */
        RELEASE,
        /** Says that a passage without a permission was in order. */
        CONFIRM,
        /** Says that a vehicle which passed without a permission is back. */
        FETCHED_BACK,
        /** Confirms or drops what another proposed. */
        PROPOSAL,
        TURN_BACK,
        /** Somebody else drives it. */
        DRIVER,
        /** Its goods go over to another vehicle. */
        TRANSSHIPMENT,
        /** It has come back empty. */
        RETURN,
        /** What there was to see was seen. */
        ACKNOWLEDGEMENT;

        /** The action of that name in a path, or null. */
        static @Nullable Action named(String path) {
            for (Action action : values()) {
                if (action.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(path)) {
                    return action;
                }
            }
            return null;
        }
    }

    /** Everything that is wrong with it, at once. */
    List<Fault> faults(Action action) {
        List<Fault> faults = new ArrayList<>();
        if (version == null) {
            faults.add(Fault.at("/version", "FIELD_MISSING"));
        }
        switch (action) {
            case HOLD, RELEASE, CONFIRM, FETCHED_BACK -> {
                if (reason == null || reason.isBlank()) {
                    faults.add(Fault.at("/reason", "REASON_MISSING"));
                }
            }
            case TURN_BACK -> {
                if (code == null) {
                    faults.add(Fault.at("/code", "FIELD_MISSING"));
                } else if (!CODE.matcher(code).matches()) {
                    faults.add(Fault.at("/code", "REASON_CODE_UNFIT"));
                }
            }
            case PROPOSAL -> {
                if (agreed == null) {
                    faults.add(Fault.at("/agreed", "FIELD_MISSING"));
                }
            }
            case TRANSSHIPMENT -> {
                if (to == null) {
                    faults.add(Fault.at("/to", "FIELD_MISSING"));
                }
            }
            case DRIVER -> driverFaults(faults);
            case ADMIT, RETURN, ACKNOWLEDGEMENT -> {}
        }
        textFaults(faults, reason, "/reason", TEXT_CHARS_MAX);
        textFaults(faults, note, "/note", TEXT_CHARS_MAX);
        return faults;
    }

    private void driverFaults(List<Fault> faults) {
        if (driver == null) {
            return;
        }
        if (isMissing(driver.name())) {
            faults.add(Fault.at("/driver/name", "FIELD_MISSING"));
        } else {
            textFaults(faults, driver.name(), "/driver/name", NAME_CHARS_MAX);
        }
        if (isMissing(driver.document())) {
            faults.add(Fault.at("/driver/document", "FIELD_MISSING"));
        } else {
            textFaults(faults, driver.document(), "/driver/document", NAME_CHARS_MAX);
        }
        textFaults(faults, driver.phone(), "/driver/phone", NAME_CHARS_MAX);
    }

    /** What JSON leaves out is null, whatever the record promises. */
    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static void textFaults(
            List<Fault> faults, @Nullable String text, String pointer, int most) {
        if (text != null && text.length() > most) {
            faults.add(Fault.at(pointer, "NOTE_TOO_LONG", Map.of("max", most)));
        } else if (!FreeText.isPlainLines(text)) {
            faults.add(Fault.at(pointer, "TEXT_CHARACTERS"));
        }
    }

    /** The command that was asked for; only of a request without faults. */
    CrossingCommand command(Action action, Officer by, Instant at) {
        int seen = Objects.requireNonNull(version);
        String why = Objects.requireNonNullElse(reason, "");
        return switch (action) {
            case ADMIT -> new Admit(by, seen, at);
            case HOLD -> new PlaceHold(why, note, by, seen, at);
            case RELEASE -> new ProposeRelease(why, by, seen, at);
            case CONFIRM -> new ProposePassage(why, by, seen, at);
            case FETCHED_BACK -> new ProposeFetchedBack(why, by, seen, at);
            case PROPOSAL -> new AnswerProposal(Objects.requireNonNull(agreed), by, seen, at);
            case TURN_BACK -> new TurnBack(Objects.requireNonNull(code), note, by, seen, at);
            case DRIVER ->
                    driver == null
                            ? new HandOver(by, seen, at)
                            : new SwapDriver(driver, by, seen, at);
            case TRANSSHIPMENT ->
                    new MoveGoods(new CrossingId(Objects.requireNonNull(to)), by, seen, at);
            case RETURN -> new ConfirmReturn(by, seen, at);
            case ACKNOWLEDGEMENT -> new Acknowledge(by, seen, at);
        };
    }

    @Override
    public String toString() {
        return "CrossingRequest[version=" + version + "]";
    }
}
