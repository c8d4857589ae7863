package vn.bordergate.web.paper;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/**
 * Prints papers as PDF, one after the other on a thread of its own: a paper takes a processor some
 * milliseconds, and the typefaces are not shared between threads.
 */
public final class Press implements AutoCloseable {

    /** Papers that wait for their turn; whoever comes after them is told to come again. */
    public static final int WAITING_MAX = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);
    private static final int IDLE_SECONDS = 60;

    private final Scheduler press;
    private final String crowdedCode;
    private final ThreadLocal<Typefaces> typefaces = ThreadLocal.withInitial(Typefaces::new);

    /**
     * @param name of its thread
     * @param crowdedCode fault for whoever comes when too many wait
     */
    public Press(String name, String crowdedCode) {
        this.press = Schedulers.newBoundedElastic(1, WAITING_MAX, name, IDLE_SECONDS, true);
        this.crowdedCode = crowdedCode;
    }

    /** What the drawing returns; a fault where too many wait or it takes too long. */
    public Mono<byte[]> print(Function<Typefaces, byte[]> drawing) {
        return Mono.fromCallable(() -> drawing.apply(typefaces.get()))
                .subscribeOn(press)
                .timeout(PATIENCE)
                .onErrorMap(Press::isCrowded, _ -> crowded());
    }

    private static boolean isCrowded(Throwable thrown) {
        return thrown instanceof RejectedExecutionException || thrown instanceof TimeoutException;
    }

    private FaultsException crowded() {
        return new FaultsException(503, List.of(Fault.at("", crowdedCode)), COME_AGAIN);
    }

    @Override
    public void close() {
        press.dispose();
    }
}
