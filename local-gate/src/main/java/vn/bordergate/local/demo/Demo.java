package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vn.bordergate.local.Screen;

/** Lodges, decides, waits until all is counted, and checks the totals against the file. */
public final class Demo {

    private static final ZoneId GATE_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Screen screen;
    private final InstantSource clock;
    private final Addresses addresses;
    private final Ledger ledger;

    /**
     * Where the services answer, and the tokens to ask them with.
     *
     * @param trader token of who lodges
     * @param officers token of who decides, by the code of their authority
     * @param auditor token of who asks for the recount
     */
    public record Addresses(
            URI ingest,
            URI clearance,
            URI stats,
            String trader,
            Map<String, String> officers,
            String auditor) {}

    /**
     * A demo on a data directory.
     *
     * @param directory where it keeps what it has begun
     */
    public Demo(Screen screen, InstantSource clock, Addresses addresses, Path directory)
            throws IOException {
        this.screen = screen;
        this.clock = clock;
        this.addresses = addresses;
        this.ledger = new Ledger(directory);
    }

    /**
     * Runs through once.
     *
     * @param file null for the shipped one
     * @param rows lines of the file to lodge, null for all
     * @return whether every check held
     */
    public boolean run(@Nullable Path file, @Nullable Long rows)
            throws IOException, InterruptedException {
        try {
            return lodgeAndCheck(new DemoFile(file, rows == null ? DemoFile.ALL : rows));
        } catch (CustomsFile.UnusableFileException e) {
            screen.say("The demo cannot use it: " + e.getMessage() + ".");
            return false;
        }
    }

    private boolean lodgeAndCheck(DemoFile asked) throws IOException, InterruptedException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), GATE_ZONE);
        asked.open().close();
        List<DemoFile> files = ledger.begin(asked);
        Forecast forecast = Forecast.of(files, Prophet.withShippedTables(today));
        announce(files, forecast);

        OfficersDesk desk = new OfficersDesk(officers());
        Totals totals =
                new Totals(
                        new Api(addresses.stats(), ""),
                        new Api(addresses.stats(), addresses.auditor()));
        Progress progress = new Progress(screen, forecast.rows(), clock);
        Door door = new Door(new Api(addresses.ingest(), addresses.trader()));
        Lodging lodging = new Lodging(door, desk, ledger, forecast, clock, progress::lodged);

        Settlement settlement =
                new Settlement(desk, totals, forecast.expectation(), progress, clock);
        try (ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SortedMap<String, Sum>> settled =
                    aside.submit((Callable<SortedMap<String, Sum>>) settlement::await);
            try {
                lodging.lodge(files);
            } catch (IOException | InterruptedException | RuntimeException e) {
                settled.cancel(true);
                throw e;
            }
            settlement.allLodged(lodging.fraudulent());
            SortedMap<String, Sum> failed = settled.get();
            progress.end();
            return new Verdict(screen, forecast, lodging, failed).pronounce(totals);
        } catch (ExecutionException e) {
            throw new IOException("deciding and counting broke off", e.getCause());
        }
    }

    private Map<String, Api> officers() {
        Map<String, Api> officers = new HashMap<>();
        addresses
                .officers()
                .forEach(
                        (code, token) -> officers.put(code, new Api(addresses.clearance(), token)));
        return officers;
    }

    private void announce(List<DemoFile> files, Forecast forecast) {
        for (DemoFile file : files) {
            String rows = file.rows() == DemoFile.ALL ? "all rows" : file.rows() + " rows";
            screen.say("Lodging " + file.name() + ", " + rows + ".");
        }
        screen.say(
                "  %,d declarations of one item. The loader rounds %,d prices half up to two decimals (KRW);"
                        .formatted(forecast.rows(), forecast.rounded()));
        screen.say("  everything else goes to the door as the file has it.");
        forecast.broken().forEach(bad -> screen.say("  line " + bad.line() + ": " + bad.reason()));
        if (forecast.brokenRows() > 0) {
            screen.say(
                    "  %,d lines could not be read and are left out."
                            .formatted(forecast.brokenRows()));
        }
        screen.say(
                "  Officers pass every check that waits; an inspection fails where the file says"
                        + " critical fraud.");
    }
}
