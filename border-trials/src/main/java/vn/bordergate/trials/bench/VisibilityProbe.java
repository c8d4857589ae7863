package vn.bordergate.trials.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/**
 * Time from the receipt to the totals. While 200 declarations a second go in, five of them a second
 * land in a cell of their own, and that cell is asked for over HTTP until it holds them.
 */
final class VisibilityProbe {

    private static final int BACKGROUND_PER_SECOND = 195;
    private static final int PROBES_PER_SECOND = 5;
    private static final int SLOWEST_SHOWN = 8;

    /** Not counted: until what the load before it left behind is done, and readers are warm. */
    private static final int WARM_UP_SECONDS = 10;

    private final Lodging lodging;
    private final TotalsWatch totals;
    private final int seconds;

    VisibilityProbe(Lodging lodging, TotalsWatch totals, int seconds) {
        this.lodging = lodging;
        this.totals = totals;
        this.seconds = seconds;
    }

    Latencies measure() throws Exception {
        DeclarationLoad background = new DeclarationLoad(4, "FLOW", Instant.now());
        DeclarationLoad probes = new DeclarationLoad(5, "PROBE", Instant.now());
        Disposable flow =
                Flux.interval(Duration.ofNanos(1_000_000_000L / BACKGROUND_PER_SECOND))
                        .onBackpressureBuffer(1000)
                        .flatMap(i -> lodging.one("/api/declarations", background.next()), 32)
                        .subscribe();
        List<Future<Double>> seen = new ArrayList<>();
        try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < (WARM_UP_SECONDS + seconds) * PROBES_PER_SECOND; i++) {
                String heading = "%04d".formatted(101 + i % 5);
                String country = country(i);
                String declaration = probes.inCell(heading + "10", country);
                seen.add(watchers.submit(() -> lodgeAndWatch(declaration, heading, country)));
                TimeUnit.MILLISECONDS.sleep(1000 / PROBES_PER_SECOND);
            }
        } finally {
            flow.dispose();
        }
        int warmUp = WARM_UP_SECONDS * PROBES_PER_SECOND;
        double[] millis = new double[seen.size() - warmUp];
        for (int i = 0; i < seen.size(); i++) {
            double took = seen.get(i).get();
            if (i >= warmUp) {
                millis[i - warmUp] = took;
            }
        }
        sayWhenItWasSlow(millis);
        return new Latencies(millis);
    }

    /** Slow ones side by side have one cause, such as a collection; spread ones have another. */
    private static void sayWhenItWasSlow(double[] millis) {
        IntStream.range(0, millis.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -millis[i]))
                .limit(SLOWEST_SHOWN)
                .sorted()
                .forEach(
                        i ->
                                System.out.printf(
                                        Locale.ROOT,
                                        "bench intake:   slow: %.0f ms at %.1f s%n",
                                        millis[i],
                                        (double) i / PROBES_PER_SECOND));
    }

    private double lodgeAndWatch(String declaration, String heading, String country)
            throws IOException, InterruptedException {
        String cell = "&heading=" + heading + "&partner=" + country;
        long before = totals.declared(cell);
        Integer status = lodging.one("/api/declarations", declaration).block();
        if (status == null || status != 201) {
            throw new IOException("not accepted: " + status);
        }
        long acknowledged = System.nanoTime();
        while (totals.declared(cell) <= before) {
            if (System.nanoTime() - acknowledged > 10_000_000_000L) {
                throw new IOException("not in the totals after 10 s");
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return (System.nanoTime() - acknowledged) / 1e6;
    }

    /** Countries that trade no live animals in the data, so that a cell is the probe's own. */
    private static String country(int i) {
        String[] rare = {
            "AD", "AG", "AI", "AW", "BB", "BM", "BS", "BT", "BZ", "CK", "DM", "FK", "FM", "GD",
                    "GI",
            "GL", "GY", "KI", "KM", "KN", "KY", "LC", "LI", "MH", "MS", "NR", "NU", "PW", "SB",
                    "SC",
            "SM", "SR", "ST", "TC", "TO", "TV", "VC", "VG", "VU", "WS"
        };
        return rare[i / 5 % rare.length];
    }
}
