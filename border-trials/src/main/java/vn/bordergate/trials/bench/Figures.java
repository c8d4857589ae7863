package vn.bordergate.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a benchmark measured: goals that were met or fell short, and limits of the bare machine. */
public final class Figures {

    private final String bench;
    private final List<Figure> figures = new ArrayList<>();

    public Figures(String bench) {
        this.bench = bench;
    }

    /** A figure that should be at least the goal. */
    public void atLeast(String name, double value, String unit, double goal) {
        figures.add(new Figure(name, value, unit, ">=" + number(goal), value >= goal));
    }

    /** A figure that should be at most the goal. */
    public void atMost(String name, double value, String unit, double goal) {
        figures.add(new Figure(name, value, unit, "<=" + number(goal), value <= goal));
    }

    /** What the machine does without the gate, or a figure that has no goal of its own. */
    public void limit(String name, double value, String unit) {
        figures.add(new Figure(name, value, unit, "none", true));
    }

    /** Prints one line a figure and writes the same as JSON under {@code target/figures}. */
    public void publish(Path target) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Figure figure : figures) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", figure.name);
            row.put("value", Double.valueOf(number(figure.value)));
            row.put("unit", figure.unit);
            row.put("goal", figure.goal);
            row.put("met", figure.met);
            rows.add(row);
        }
        Path folder = Files.createDirectories(target.resolve("figures"));
        Map<String, Object> all =
                Map.of(
                        "bench",
                        bench,
                        "at",
                        Instant.now().toString(),
                        "processors",
                        Runtime.getRuntime().availableProcessors(),
                        "figures",
                        rows);
        JsonMapper json = new JsonMapper();
        Files.writeString(
                folder.resolve(bench + ".json"),
                json.writerWithDefaultPrettyPrinter().writeValueAsString(all));
        figures.forEach(figure -> System.out.println(figure.line()));
    }

    private static String number(double value) {
        double magnitude = Math.abs(value);
        String pattern = magnitude >= 100 || value == Math.rint(value) ? "%.0f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }

    private record Figure(String name, double value, String unit, String goal, boolean met) {

        String line() {
            return "figure %s %s %s goal %s %s"
                    .formatted(name, number(value), unit, goal, met ? "met" : "short");
        }
    }
}
