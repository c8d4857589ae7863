package vn.bordergate.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.local.day.ModelDay;

/** What an officer of the yard does to the hours of a played day, at the times of its model. */
final class DayMeasures {

    /** Time enough for everybody who waits to be told before the lanes would have closed. */
    static final Duration EXTENDED_BEFORE = Duration.ofMinutes(30);

    private static final int MINUTES_PER_HOUR = 60;

    private final ModelDay model;
    private final LocalDate date;
    private final Officer officer;
    private final Map<Direction, Optional<String>> closed = new EnumMap<>(Direction.class);
    private final Set<Direction> extended = EnumSet.noneOf(Direction.class);

    DayMeasures(ModelDay model, LocalDate date, Officer officer) {
        this.model = model;
        this.date = date;
        this.officer = officer;
    }

    /** The desk of the yard: whoever sits there acts by name. */
    interface Officer {

        /** Takes a measure; its identity, or nothing where the gate refuses it. */
        Optional<String> take(Taking measure) throws IOException, InterruptedException;

        void end(String id, String reason, String note) throws IOException, InterruptedException;
    }

    /** A measure for the vehicles of a direction, as the gate takes it. */
    record Taking(
            String kind, Direction subject, @Nullable Integer amount, String reason, String note) {}

    /**
     * Everything that is due by now.
     *
     * @param isAwaited whether there are vehicles of a direction that have not crossed
     */
    void act(Instant now, Predicate<Direction> isAwaited) throws IOException, InterruptedException {
        for (Direction direction : model.directions().keySet()) {
            String why = closure(direction, now);
            if (why == null) {
                reopen(direction);
            } else if (!closed.containsKey(direction)) {
                closed.put(
                        direction,
                        officer.take(
                                new Taking(
                                        "ROUTE_CLOSED",
                                        direction,
                                        null,
                                        "OPPOSITE_SIDE",
                                        "The model day: " + why)));
            }
            if (isTimeToExtend(now) && isAwaited.test(direction) && extended.add(direction)) {
                var unused = officer.take(longer(direction));
            }
        }
    }

    /** The day is over: nothing stays closed after it. */
    void over() throws IOException, InterruptedException {
        for (Direction direction : model.directions().keySet()) {
            reopen(direction);
        }
    }

    private void reopen(Direction direction) throws IOException, InterruptedException {
        Optional<String> standing = closed.remove(direction);
        if (standing != null && standing.isPresent()) {
            officer.end(standing.get(), "OVER", "The opposite side takes goods again.");
        }
    }

    private Taking longer(Direction direction) {
        LocalTime until = model.extendableTo();
        return new Taking(
                "DAY_EXTENDED",
                direction,
                until.getHour() * MINUTES_PER_HOUR + until.getMinute(),
                "TRAFFIC",
                "Vehicles still wait at closing time.");
    }

    private boolean isTimeToExtend(Instant now) {
        return model.extendableTo().isAfter(model.closes())
                && !now.isBefore(at(model.closes()).minus(EXTENDED_BEFORE))
                && now.isBefore(at(model.extendableTo()));
    }

    /** Why a direction takes nobody now; null where it does. */
    private @Nullable String closure(Direction direction, Instant now) {
        return model.closures().stream()
                .filter(one -> one.direction() == direction)
                .filter(one -> !now.isBefore(at(one.from())) && now.isBefore(at(one.to())))
                .map(ModelDay.Closure::reason)
                .findFirst()
                .orElse(null);
    }

    private Instant at(LocalTime time) {
        return date.atTime(time).atZone(model.zone()).toInstant();
    }
}
