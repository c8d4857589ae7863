package vn.bordergate.clearance.slip;

import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import vn.bordergate.web.paper.Press;
import vn.bordergate.web.paper.Typefaces;

/** Prints slips as PDF, one after the other. */
public final class SlipPress implements AutoCloseable {

    /** Slips that wait for their turn. */
    static final int WAITING_MAX = Press.WAITING_MAX;

    private final Press press = new Press("slip-press", "SLIPS_CROWDED");
    private final BiFunction<Slip, Typefaces, byte[]> drawing;

    /** Draws one slip. */
    interface Drawing {
        byte[] draw(Slip slip);
    }

    public SlipPress() {
        this.drawing = SlipSheet::draw;
    }

    SlipPress(Drawing drawing) {
        this.drawing = (slip, _) -> drawing.draw(slip);
    }

    /** The slip as PDF; a fault where too many wait or it takes too long. */
    public Mono<byte[]> print(Slip slip) {
        return press.print(typefaces -> drawing.apply(slip, typefaces));
    }

    @Override
    public void close() {
        press.close();
    }
}
