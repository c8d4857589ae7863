package vn.bordergate.ingest.portal;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.ingest.consignment.Phase;
import vn.bordergate.ingest.consignment.Search;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Figures;

/**
 * What the address of a list asks for; an empty field of the form is none.
 *
 * @param show a phase, or {@link #TODAY}
 * @param q what is searched for
 */
record Asked(
        @Nullable String show,
        @Nullable String direction,
        @Nullable String gate,
        String q,
        @Nullable String after) {

    /** What crossed today. */
    static final String TODAY = "TODAY";

    static Asked of(
            @Nullable String show,
            @Nullable String direction,
            @Nullable String gate,
            @Nullable String q,
            @Nullable String after) {
        String text = q == null ? "" : q.strip();
        if (text.length() > Search.CHARS_MAX) {
            throw unfit("q");
        }
        Asked asked = new Asked(filled(show), filled(direction), filled(gate), text, filled(after));
        asked.requireFit();
        return asked;
    }

    /** With which the day began at the gate. */
    static Instant today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), Figures.ZONE)
                .atStartOfDay(Figures.ZONE)
                .toInstant();
    }

    Wanted wanted(List<String> firms, Instant today, int limit) {
        boolean crossedToday = TODAY.equals(show);
        return new Wanted(
                firms,
                show == null || crossedToday ? null : Phase.valueOf(show),
                gate,
                direction,
                q,
                crossedToday ? today : null,
                after == null ? null : UUID.fromString(after),
                limit);
    }

    private void requireFit() {
        if (show != null && !show.equals(TODAY) && !isOne(Phase.values(), show)) {
            throw unfit("show");
        }
        if (direction != null && !isOne(Direction.values(), direction)) {
            throw unfit("direction");
        }
        try {
            if (gate != null) {
                var unused = new GateCode(gate);
            }
            if (after != null) {
                var unused = UUID.fromString(after);
            }
        } catch (IllegalArgumentException notOne) {
            throw unfit("after");
        }
    }

    private static boolean isOne(Enum<?>[] all, String name) {
        return Arrays.stream(all).anyMatch(one -> one.name().equals(name));
    }

    static FaultsException unfit(String field) {
        return FaultsException.of(400, Fault.at("/" + field, "LIST_FIELD"));
    }

    private static @Nullable String filled(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
