package vn.bordergate.trials.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;
import vn.bordergate.trials.bench.Figures;
import vn.bordergate.trials.running.GateProcess;

/** {@code ./gate simulate}: what the published order of service does to model days. */
public final class Simulate {

    private static final int EXIT_CANNOT_START = 2;
    private static final double DECISION_MILLIS_MAX = 10;

    private Simulate() {}

    public static void main(String[] arguments) throws IOException {
        SimulateRequest request;
        List<ModelDay> days;
        PublishedOrder order;
        try {
            request = SimulateRequest.read(arguments);
            days =
                    request.day() == null
                            ? ModelDays.shipped()
                            : List.of(ModelDays.read(request.day()));
            order = request.order() == null ? PublishedOrders.shipped() : read(request.order());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + SimulateRequest.USAGE);
            System.exit(EXIT_CANNOT_START);
            return;
        }
        run(request, days, order);
        System.exit(0);
    }

    private static PublishedOrder read(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("there is no order to read at \"" + file + "\"");
        }
        try {
            return PublishedOrders.read(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " is no order: " + e.getMessage(), e);
        }
    }

    private static void run(SimulateRequest request, List<ModelDay> days, PublishedOrder order)
            throws IOException {
        Figures figures = new Figures("simulate");
        Report report = new Report(System.out);
        DispatchSpeed.Measured speed = DispatchSpeed.measure(order);
        for (ModelDay day : days) {
            Contest contest =
                    Contest.hold(
                            day, order, request.firstSeed(), request.seeds(), request.approach());
            report.print(contest, request.seeds());
            Goals.add(contest, order.overtaking().max(), figures);
        }
        System.out.printf(
                "%nOne decision over %,d vehicles, %d called; order %s%n%n",
                DispatchSpeed.VEHICLES, speed.calls(), order.version());
        figures.limit("sort-of-5000-moments-p50", speed.sortMedian(), "ms");
        figures.limit("dispatch-of-5000-vehicles-p50", speed.median(), "ms");
        figures.atMost("dispatch-of-5000-vehicles-p99", speed.p99(), "ms", DECISION_MILLIS_MAX);
        figures.publish(GateProcess.root().resolve("target"));
    }
}
