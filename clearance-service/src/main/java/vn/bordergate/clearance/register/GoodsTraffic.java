package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.events.DeclarationId;

/** What the ways of vehicles say of the goods they carry: arrived at the gate, crossed. */
final class GoodsTraffic {

    private GoodsTraffic() {}

    /** Declarations on vehicles that have crossed by what was decided, and when. */
    static Map<DeclarationId, Instant> crossed(OpenCrossings crossings) {
        Map<DeclarationId, Instant> crossed = new LinkedHashMap<>();
        for (OpenCrossings.Decided one : crossings.decided()) {
            if (one.after() instanceof Crossing.Crossed s
                    && !(one.before() instanceof Crossing.Crossed)) {
                for (DeclarationId id : s.standing().load().declarations()) {
                    crossed.merge(id, s.crossedAt(), (a, b) -> a.isAfter(b) ? a : b);
                }
            }
        }
        return crossed;
    }

    /**
     * Declarations of which a vehicle is at the gate by what was decided, and that were not told so
     * before: of most of them when it comes in, of what was lodged later when the vehicle moves on.
     */
    static Map<DeclarationId, Instant> arrived(OpenCrossings crossings, OpenFiles files) {
        Map<DeclarationId, Instant> arrived = new LinkedHashMap<>();
        for (OpenCrossings.Decided one : crossings.decided()) {
            if (one.after() instanceof Crossing.Known s && isHere(s)) {
                for (DeclarationId id : s.standing().load().declarations()) {
                    if (files.state(id) instanceof Declaration.Lodged file
                            && file.standing().marks().provisional()) {
                        arrived.putIfAbsent(id, one.command().at());
                    }
                }
            }
        }
        return arrived;
    }

    /** In a yard, at a barrier or through one; whoever has turned back is here no more. */
    private static boolean isHere(Crossing.Known s) {
        return s instanceof Crossing.Placed
                || s instanceof Crossing.Crossed
                || (s instanceof Crossing.Live && s.standing().marks().cameInAt() != null);
    }
}
