package vn.bordergate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of machines, as each of them asks the sign-in page for its own: client credentials. */
final class MachineTokens {

    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final ClientSecrets secrets;

    private MachineTokens(URI endpoint, ClientSecrets secrets) {
        this.endpoint = endpoint;
        this.secrets = secrets;
    }

    static MachineTokens of(URI signIn, Path secrets) throws IOException {
        return new MachineTokens(
                signIn.resolve("/token"),
                ClientSecrets.keptIn(secrets.resolve("clients.properties")));
    }

    /** A fresh token of the client. */
    String of(String client) {
        return asked(client, "grant_type=client_credentials");
    }

    /**
     * What the provider gives the client for a grant.
     *
     * @param grant as a form
     */
    String asked(String client, String grant) {
        String shown = client + ":" + secrets.of(client);
        String basic = Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(grant))
                        .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("no token for " + client + ": " + answer.statusCode());
            }
            return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for a token", e);
        }
    }
}
