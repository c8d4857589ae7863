package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Officers of a played day: they pass the checks of a file when its time has come. */
final class DayOfficers {

    private static final int FILES_A_PAGE = 500;
    private static final String CUSTOMS = "CUSTOMS";

    private final Map<String, Api> officers;
    private final JsonMapper json = JsonMapper.shared();

    /**
     * @param officers the desk as somebody of each authority sees it, by the authority's code
     */
    DayOfficers(Map<String, Api> officers) {
        this.officers = Map.copyOf(officers);
    }

    /** Decides one check of each file whose time has come; says how many decisions were taken. */
    int decide(Predicate<String> isDue) throws IOException, InterruptedException {
        Map<String, List<String>> decisions = new TreeMap<>();
        String address = "/api/files?limit=" + FILES_A_PAGE;
        String page = address;
        while (page != null) {
            JsonNode files = of(CUSTOMS).get(page);
            for (JsonNode file : files.path("files")) {
                if (isDue.test(file.path("id").asString())) {
                    add(file, decisions);
                }
            }
            JsonNode next = files.path("next");
            page =
                    next.isString()
                            ? address
                                    + "&after="
                                    + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8)
                            : null;
        }
        int taken = 0;
        for (var one : decisions.entrySet()) {
            for (JsonNode answer : of(one.getKey()).postLines("/api/decisions", one.getValue())) {
                taken += answer.path("code").isString() ? 0 : 1;
            }
        }
        return taken;
    }

    private void add(JsonNode file, Map<String, List<String>> decisions) {
        for (JsonNode open : file.path("checks")) {
            String authority = open.path("authority").asString();
            if (officers.containsKey(authority)) {
                ObjectNode decision = json.createObjectNode();
                decision.put("declarationId", file.path("id").asString());
                decision.put("authority", authority);
                decision.put("check", open.path("kind").asString());
                decision.put("outcome", "PASSED");
                decision.put("version", file.path("version").asInt());
                decisions
                        .computeIfAbsent(authority, none -> new ArrayList<>())
                        .add(json.writeValueAsString(decision));
                return;
            }
        }
    }

    private Api of(String authority) {
        return Objects.requireNonNull(officers.get(authority), authority);
    }
}
