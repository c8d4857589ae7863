package vn.bordergate.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One service as a stranger sees it: over HTTP, with a token. What the machinery fails at is tried
 * again, for every request of the demo may be repeated safely.
 */
final class Api {

    private static final int TRIES_MAX = 8;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(120);
    private static final int SERVER_ERROR = 500;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI base;
    private final String token;

    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** A refusal that no repetition mends. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    URI base() {
        return base;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(send(request(path).GET().build()));
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return json.readTree(send(request(path).POST(HttpRequest.BodyPublishers.noBody()).build()));
    }

    /** Where there is nothing to say, the answer is a missing node. */
    JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        String answer =
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                json.writeValueAsString(body)))
                                .build());
        return answer.isEmpty() ? MissingNode.getInstance() : json.readTree(answer);
    }

    /** Sends lines of JSON and reads lines of JSON. */
    List<JsonNode> postLines(String path, List<String> lines)
            throws IOException, InterruptedException {
        String body = String.join("\n", lines) + "\n";
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Accept", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        List<JsonNode> answers = new ArrayList<>(lines.size());
        for (String line : send(request).lines().toList()) {
            if (!line.isBlank()) {
                answers.add(json.readTree(line));
            }
        }
        return answers;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(ANSWER_MAX)
                        .header("Accept-Language", "en");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        IOException last = new IOException("never sent");
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            if (attempt > 0) {
                pause();
            }
            try {
                HttpResponse<String> answer =
                        http.send(
                                request,
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                }
                String said =
                        request.method()
                                + " "
                                + request.uri()
                                + " was answered with "
                                + answer.statusCode()
                                + ": "
                                + answer.body();
                if (answer.statusCode() < SERVER_ERROR && answer.statusCode() != 429) {
                    throw new RefusedException(said);
                }
                last = new IOException(said);
            } catch (RefusedException e) {
                throw e;
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    /** Waits a moment before asking again. */
    static void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
}
