package vn.bordergate.clearance.crossing;

import java.time.Instant;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.Driver;

/**
 * What every announced crossing has.
 *
 * @param version number of events so far
 * @param generation the announcement that stands
 * @param load what is on it now
 * @param cargo what that is to the queue, as it was last looked up
 * @param declinedGeneration the newest amendment that came too late, or 0; a repeat of it is not
 *     declined again
 */
public record Standing(
        int version,
        int generation,
        AnnouncedVehicle vehicle,
        Load load,
        Cargo cargo,
        Instant announcedAt,
        int declinedGeneration,
        Marks marks) {

    /** Who drives it now. */
    public Driver driver() {
        Driver taken = marks.driver();
        return taken == null ? vehicle.driver() : taken;
    }

    public boolean held() {
        return marks.hold() != null;
    }

    Standing next() {
        return with(marks);
    }

    Standing with(Marks now) {
        return new Standing(
                version + 1,
                generation,
                vehicle,
                load,
                cargo,
                announcedAt,
                declinedGeneration,
                now);
    }

    Standing carrying(Cargo now) {
        return new Standing(
                version + 1,
                generation,
                vehicle,
                load,
                now,
                announcedAt,
                declinedGeneration,
                marks);
    }

    Standing loaded(Load now, Marks next) {
        return new Standing(
                version + 1,
                generation,
                vehicle,
                now,
                cargo,
                announcedAt,
                declinedGeneration,
                next);
    }

    Standing amended(int to, AnnouncedVehicle now) {
        return new Standing(
                version + 1, to, now, Load.of(now), cargo, announcedAt, declinedGeneration, marks);
    }

    Standing declined(int of) {
        return new Standing(version + 1, generation, vehicle, load, cargo, announcedAt, of, marks);
    }
}
