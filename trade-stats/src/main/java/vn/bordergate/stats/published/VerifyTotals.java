package vn.bordergate.stats.published;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./gate verify-totals [ADDRESS]}: reads the open data like anybody and says whether the
 * chain of published totals is whole, signed and over the figures it holds, and whether what is
 * known of each published day today is what was published plus what came since.
 */
public final class VerifyTotals {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String USUAL = "http://localhost:8083";

    private final HttpClient http;
    private final URI address;
    private final PrintStream out;
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> days = new HashSet<>();
    private long faults;

    VerifyTotals(HttpClient http, URI address, PrintStream out) {
        this.http = http;
        this.address = address;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        URI address = URI.create(args.length == 0 ? USUAL : args[0]);
        boolean whole;
        try (HttpClient http = HttpClient.newHttpClient()) {
            whole = new VerifyTotals(http, address, out).verify();
        }
        System.exit(whole ? 0 : 1);
    }

    /** Whether everything holds; what does not is printed. */
    boolean verify() throws IOException, InterruptedException {
        long number = 0;
        String hash = Seal.BEGINNING;
        boolean more = true;
        while (more) {
            JsonNode page = get("/api/open/published?limit=200&after=" + number);
            for (JsonNode item : page.get("items")) {
                Seal seal = JSON.treeToValue(item, Seal.class);
                say(seal.fault(number, hash, content(item)));
                number = seal.number();
                hash = seal.hash();
                keys.add(seal.publicKey());
                days.add(seal.day().toString());
            }
            more = page.hasNonNull("next");
        }
        for (String day : days) {
            checkSums(day);
        }
        out.printf(
                "%d publications of %d days, %d signing keys, head %d:%s%n",
                number, days.size(), keys.size(), number, hash);
        keys.forEach(key -> out.println("key " + key));
        out.println(faults == 0 ? "everything holds" : faults + " faults");
        return faults == 0;
    }

    /** Published plus changes is what is known, and what is known is what the totals say. */
    private void checkSums(String day) throws IOException, InterruptedException {
        JsonNode published = get("/api/published/" + day);
        Map<String, Long> known = new HashMap<>();
        for (JsonNode line : published.get("lines")) {
            long sum = line.at("/published/usdCents").asLong();
            for (JsonNode change : line.get("changes")) {
                sum += change.at("/by/usdCents").asLong();
            }
            JsonNode cell = line.get("cell");
            if (sum != line.at("/known/usdCents").asLong()) {
                say(day + ": published and changes are not what is known of " + cell);
            }
            if (sum != 0) {
                known.put(name(cell), sum);
            }
        }
        Map<String, Long> totals = new HashMap<>();
        JsonNode rows = get("/api/totals?by=gate,direction,tradeType&period=" + day).get("rows");
        for (JsonNode row : rows) {
            if (row.get("usdCents").asLong() != 0) {
                totals.put(name(row), row.get("usdCents").asLong());
            }
        }
        if (!known.equals(totals)) {
            say(day + ": the totals are not the sum of what is known by gate");
        }
    }

    private static String name(JsonNode cell) {
        return cell.get("gate").asString()
                + '|'
                + cell.get("direction").asString()
                + '|'
                + cell.get("tradeType").asString()
                + '|'
                + cell.get("stage").asString();
    }

    private static String content(JsonNode item) {
        Edition edition =
                new Edition(
                        java.time.LocalDate.parse(item.get("day").asString()),
                        item.get("edition").asInt(),
                        java.time.Instant.parse(item.get("publishedAt").asString()),
                        "");
        Map<CellName, Measured> cells = new HashMap<>();
        for (JsonNode cell : item.get("cells")) {
            cells.put(
                    JSON.treeToValue(cell.get("cell"), CellName.class),
                    JSON.treeToValue(cell.get("published"), Measured.class));
        }
        return Seal.content(edition, cells);
    }

    private void say(String fault) {
        if (!fault.isEmpty()) {
            faults++;
            out.println(fault);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json")
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + " answers " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
