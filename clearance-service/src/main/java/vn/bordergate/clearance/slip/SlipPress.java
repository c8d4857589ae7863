package vn.bordergate.clearance.slip;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Prints slips as PDF, one after the other on a thread of its own: a slip takes a processor some
 * milliseconds, and the typefaces are not shared between threads.
 */
public final class SlipPress implements AutoCloseable {

    /** Slips that wait for their turn; whoever comes after them is told to come again. */
    static final int WAITING_MAX = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);
    private static final int IDLE_SECONDS = 60;

    private final Scheduler press;
    private final Drawing drawing;

    /** Draws one slip. */
    interface Drawing {
        byte[] draw(Slip slip);
    }

    public SlipPress() {
        this(new Typeset());
    }

    SlipPress(Drawing drawing) {
        this.drawing = drawing;
        this.press = Schedulers.newBoundedElastic(1, WAITING_MAX, "slip-press", IDLE_SECONDS, true);
    }

    /** The slip as PDF; a fault where too many wait or it takes too long. */
    public Mono<byte[]> print(Slip slip) {
        return Mono.fromCallable(() -> drawing.draw(slip))
                .subscribeOn(press)
                .timeout(PATIENCE)
                .onErrorMap(SlipPress::isCrowded, _ -> crowded());
    }

    private static boolean isCrowded(Throwable thrown) {
        return thrown instanceof RejectedExecutionException || thrown instanceof TimeoutException;
    }

    private static FaultsException crowded() {
        return new FaultsException(503, List.of(Fault.at("", "SLIPS_CROWDED")), COME_AGAIN);
    }

    @Override
    public void close() {
        press.dispose();
    }

    /** With the typefaces read at the first slip. */
    private static final class Typeset implements Drawing {

        private final ThreadLocal<SlipFonts> fonts = ThreadLocal.withInitial(SlipFonts::new);

        @Override
        public byte[] draw(Slip slip) {
            return SlipSheet.draw(slip, fonts.get());
        }
    }
}
