package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The officers of the demo, some of each authority. They take the checks that wait, one of each
 * file at a time, and find everything in order, except that an inspection fails where the file says
 * that fraud of the critical kind was found.
 */
final class OfficersDesk {

    private static final String GATES_OF_THE_DEMO = "KCS-";
    private static final int FILES_A_PAGE = 500;
    private static final String CUSTOMS = "CUSTOMS";
    private static final String INSPECTION = "PHYSICAL_INSPECTION";

    private final Map<String, Api> officers;
    private final JsonMapper json = JsonMapper.shared();

    /** Filled while the rows are lodged, read while files are decided. */
    private final Set<String> fraudulent = ConcurrentHashMap.newKeySet();

    private volatile boolean inspecting;

    /**
     * @param officers the desk as somebody of each authority sees it, by the authority's code
     */
    OfficersDesk(Map<String, Api> officers) {
        this.officers = Map.copyOf(officers);
    }

    /** From now on an inspection of this declaration fails. */
    void expectFraud(String declarationId) {
        fraudulent.add(declarationId);
    }

    /**
     * Lets inspections begin. Not before every row is lodged: until then the officers do not know
     * all that they are going to find.
     */
    void beginInspections() {
        inspecting = true;
    }

    /** Decides everything that waits now; says how many decisions were taken. */
    int decideWaiting() throws IOException, InterruptedException {
        int taken = 0;
        String after = null;
        do {
            JsonNode page = of(CUSTOMS).get(address(after));
            Map<String, List<String>> decisions = new TreeMap<>();
            page.path("files").forEach(file -> addDecision(file, decisions));
            for (var of : decisions.entrySet()) {
                taken += decide(of(of.getKey()), of.getValue());
            }
            JsonNode next = page.path("next");
            after = next.isString() ? next.asString() : null;
        } while (after != null);
        return taken;
    }

    /** Whether clearance was refused in the end, which only an inspection's failure does here. */
    boolean isRefused(String declarationId) throws IOException, InterruptedException {
        JsonNode file = of(CUSTOMS).get("/api/files/" + declarationId);
        return file.path("status").asString().equals("REFUSED");
    }

    private static String address(@Nullable String after) {
        String first = "/api/files?limit=" + FILES_A_PAGE;
        return after == null
                ? first
                : first + "&after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    }

    private Api of(String authority) {
        return Objects.requireNonNull(officers.get(authority), authority);
    }

    private void addDecision(JsonNode file, Map<String, List<String>> decisions) {
        // What somebody lodged by hand at another gate is for somebody to decide.
        if (!file.path("gate").asString().startsWith(GATES_OF_THE_DEMO)) {
            return;
        }
        // One of each file, because its version is another after each decision.
        for (JsonNode open : file.path("checks")) {
            String check = open.path("kind").asString();
            if (inspecting || !check.equals(INSPECTION)) {
                String authority = open.path("authority").asString();
                decisions
                        .computeIfAbsent(authority, none -> new ArrayList<>())
                        .add(decision(file, authority, check));
                return;
            }
        }
    }

    private String decision(JsonNode file, String authority, String check) {
        String id = file.path("id").asString();
        boolean fails =
                authority.equals(CUSTOMS) && check.equals(INSPECTION) && fraudulent.contains(id);
        ObjectNode decision = json.createObjectNode();
        decision.put("declarationId", id);
        decision.put("authority", authority);
        decision.put("check", check);
        decision.put("outcome", fails ? "FAILED" : "PASSED");
        decision.put("version", file.path("version").asInt());
        if (fails) {
            decision.put("note", "Goods differ from what was declared.");
        }
        return json.writeValueAsString(decision);
    }

    private static int decide(Api officer, List<String> decisions)
            throws IOException, InterruptedException {
        int taken = 0;
        for (JsonNode answer : officer.postLines("/api/decisions", decisions)) {
            // A version that is stale is looked at again with the next page.
            taken += answer.path("code").isString() ? 0 : 1;
        }
        return taken;
    }
}
