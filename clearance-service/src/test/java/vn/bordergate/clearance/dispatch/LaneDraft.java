package vn.bordergate.clearance.dispatch;

import java.time.Duration;
import vn.bordergate.events.Direction;

/** A lane of which something is changed before anybody is called to it. */
final class LaneDraft {

    private final Lane of;
    Direction direction;
    Lane.Accepts accepts;
    boolean open;
    Duration approach;
    int atBarrier;
    int underWay;
    boolean inUse;

    LaneDraft(Lane of) {
        this.of = of;
        direction = of.direction();
        accepts = of.accepts();
        open = of.open();
        approach = of.approach();
        atBarrier = of.atBarrier();
        underWay = of.underWay();
        inUse = of.inUse();
    }

    Lane lane() {
        return new Lane(
                of.id(),
                direction,
                accepts,
                open,
                of.serviceMean(),
                approach,
                atBarrier,
                underWay,
                inUse);
    }
}
