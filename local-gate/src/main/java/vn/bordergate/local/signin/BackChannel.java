package vn.bordergate.local.signin;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every service that somebody has signed out, by a signed word of its own for each, all at
 * once. Whoever does not answer in time is not waited for: its session ends by itself, later.
 */
final class BackChannel {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannel.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);

    private final Map<String, Client> clients;
    private final SignedTokens tokens;
    private final ExecutorService threads;
    private final HttpClient http;

    BackChannel(Map<String, Client> clients, SignedTokens tokens, ExecutorService threads) {
        this.clients = clients;
        this.tokens = tokens;
        this.threads = threads;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ANSWER_MAX)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(threads)
                        .build();
    }

    /** Comes back when all have answered, so that the next person finds nobody signed in. */
    void signedOut(String subject, String session) {
        try {
            List<Future<Boolean>> told =
                    threads.invokeAll(
                            clients.values().stream()
                                    .filter(client -> client.backChannelUri() != null)
                                    .map(client -> told(client, subject, session))
                                    .toList());
            LOG.debug("{} services were told of a sign-out", told.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Callable<Boolean> told(Client client, String subject, String session) {
        return () -> {
            URI there = client.backChannelUri();
            if (there == null) {
                return false;
            }
            String token = tokens.logoutToken(client.id(), subject, session).serialize();
            HttpRequest word =
                    HttpRequest.newBuilder(there)
                            .timeout(ANSWER_MAX)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "logout_token="
                                                    + URLEncoder.encode(
                                                            token, StandardCharsets.UTF_8)))
                            .build();
            try {
                int status = http.send(word, HttpResponse.BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    LOG.warn("{} answered {} to a sign-out", client.id(), status);
                }
                return status == 200;
            } catch (IOException e) {
                LOG.warn("{} was not told of a sign-out: {}", client.id(), e.toString());
                return false;
            }
        };
    }
}
