package vn.bordergate.trials.bench;

import java.nio.file.Path;
import java.util.List;
import vn.bordergate.trials.running.GateProcess;

/** {@code ./gate bench NAME [--quick]}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", "bench-logback.xml");
        List<String> words = List.of(arguments);
        BenchScale scale = words.contains("--quick") ? BenchScale.QUICK : BenchScale.FULL;
        Path target = GateProcess.root().resolve("target");
        if (words.isEmpty() || !words.getFirst().equals("intake")) {
            System.err.println("usage: ./gate bench intake [--quick]");
            System.exit(2);
        }
        new IntakeBench(scale).run(target);
        System.exit(0);
    }
}
