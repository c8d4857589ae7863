package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the totals over HTTP. */
final class TotalsWatch {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int CROWDED_MAX = 500;

    private final int port;
    private final String token;

    /**
     * @param token of an auditor, who may ask for a cell that has one firm in it
     */
    TotalsWatch(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /**
     * Number of declarations declared, within the given filter such as {@code &heading=0101}. Where
     * too many ask at once it asks again, as any reader would, so that the waiting is measured too.
     */
    long declared(String filter) throws IOException, InterruptedException {
        URI uri =
                URI.create(
                        "http://127.0.0.1:"
                                + port
                                + "/api/totals?by=stage&stage=DECLARED"
                                + filter);
        HttpRequest request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(10))
                        .header("Authorization", "Bearer " + token)
                        .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        for (int again = 0; answer.statusCode() == 503 && again < CROWDED_MAX; again++) {
            TimeUnit.MILLISECONDS.sleep(10);
            answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        }
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        long sum = 0;
        for (JsonNode row : JSON.readTree(answer.body()).path("rows")) {
            sum += row.path("declarations").asLong();
        }
        return sum;
    }

    /** Waits until as many are declared and gives the moment, by {@link System#nanoTime}. */
    long awaitDeclared(long count, Duration limit) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (declared("") < count) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + declared("") + " of " + count + " in the totals");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return System.nanoTime();
    }
}
