package vn.bordergate.local.demo;

import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The totals of trade-stats, as anybody may read them. */
final class Totals {

    private static final String GATES_OF_THE_DEMO = "KCS-";

    private final Api stats;
    private final Api auditor;

    Totals(Api stats, Api auditor) {
        this.stats = stats;
        this.auditor = auditor;
    }

    /** Totals of the demo's gates, for one stage. */
    record Reading(SortedMap<String, Sum> declared, SortedMap<String, Sum> cleared) {

        static long declarations(SortedMap<String, Sum> gates) {
            return gates.values().stream().mapToLong(Sum::declarations).sum();
        }
    }

    Reading read() throws IOException, InterruptedException {
        Reading reading = new Reading(new TreeMap<>(), new TreeMap<>());
        for (JsonNode row : stats.get("/api/totals?by=gate").path("rows")) {
            String gate = row.path("gate").asString();
            Sum sum = new Sum(row.path("declarations").asLong(), row.path("usdCents").asLong());
            // A cell that was corrected away is left at zero and says nothing.
            if (gate.startsWith(GATES_OF_THE_DEMO) && !sum.equals(Sum.NOTHING)) {
                switch (row.path("stage").asString()) {
                    case "DECLARED" -> reading.declared().put(gate, sum);
                    case "CLEARED" -> reading.cleared().put(gate, sum);
                    default -> throw new IOException("an unknown stage in the totals: " + row);
                }
            }
        }
        return reading;
    }

    /**
     * Lets trade-stats count again from its log.
     *
     * @param equal whether the second count came to the same
     * @param words what to tell of it
     */
    record Recount(boolean equal, String words) {}

    Recount recount() throws IOException, InterruptedException {
        JsonNode run = auditor.post("/api/recount");
        String id = run.path("id").asString();
        while (run.path("state").asString().equals("RUNNING")) {
            Api.pause();
            run = auditor.get("/api/recount/" + id);
        }
        JsonNode result = run.path("result");
        boolean equal =
                run.path("state").asString().equals("DONE") && result.path("equal").asBoolean();
        String words =
                equal
                        ? "%,d facts of the log again, %,d cells equal"
                                .formatted(
                                        result.path("factsRead").asLong(),
                                        result.path("cells").asLong())
                        : run.path("state").asString() + " " + result;
        return new Recount(equal, words);
    }
}
