package vn.bordergate.ingest.sheet;

import java.util.List;
import vn.bordergate.ingest.declaring.GroupLodging.Landing;

/**
 * What a file holds and what became of it.
 *
 * @param rows below the header, with something in them
 * @param declarations that they are
 * @param sound those of them that could be lodged when the file was checked
 * @param faults things that are wrong
 * @param accepted lodged, and new
 * @param repeated lodged before with the same content; nothing was changed
 * @param conflicts whose reference was used for something else
 * @param notNow sound, but the gate could not write; lodge the file again
 */
record Tally(
        int rows,
        int declarations,
        int sound,
        int faults,
        int accepted,
        int repeated,
        int conflicts,
        int notNow) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    static Tally of(Judged judged, int faults) {
        return new Tally(
                judged.rows().size(),
                judged.declarations().size(),
                judged.sound(),
                faults,
                0,
                0,
                0,
                0);
    }

    Tally with(List<Landing> landings, int allFaults) {
        return new Tally(
                rows,
                declarations,
                sound,
                allFaults,
                count(landings, Landing.ACCEPTED),
                count(landings, Landing.REPEATED),
                count(landings, Landing.CONFLICT),
                count(landings, Landing.UNAVAILABLE));
    }

    private static int count(List<Landing> landings, Landing which) {
        return (int) landings.stream().filter(one -> one == which).count();
    }
}
