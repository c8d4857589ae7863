package vn.bordergate.trials.bench;

import java.nio.file.Path;
import java.util.List;
import vn.bordergate.trials.running.GateProcess;

/**
 * {@code ./gate bench NAME [--quick] [--record] [--only PART]}. The last two are for the clearance:
 * a recording of where the time went is kept beside the figures, and one of the parts is measured
 * alone.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        List<String> words = List.of(arguments);
        boolean quick = words.contains("--quick");
        Path target = GateProcess.root().resolve("target");
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "intake" ->
                    new IntakeBench(quick ? BenchScale.QUICK : BenchScale.FULL).run(target);
            case "clearance" ->
                    new ClearanceBench(
                                    quick ? ClearanceScale.QUICK : ClearanceScale.FULL,
                                    words.contains("--record")
                                            ? target.resolve("figures/clearance.jfr")
                                            : null,
                                    ClearancePart.in(words))
                            .run(target);
            case "readings" ->
                    new ReadingsBench(quick ? ReadingsScale.QUICK : ReadingsScale.FULL).run(target);
            case "board" -> new BoardBench(quick ? BoardScale.QUICK : BoardScale.FULL).run(target);
            case "fold" -> new FoldBench(quick ? FoldScale.QUICK : FoldScale.FULL).run(target);
            case "portal" -> new PortalBench(quick, PortalPart.in(words)).run(target);
            default -> {
                System.err.println(
                        "usage: ./gate bench intake|clearance|readings|portal|fold|board"
                                + " [--quick] [--record]"
                                + " [--only green|five-checks|work-list|sheet|receivers]");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
