package vn.bordergate.trials.bench;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import tools.jackson.databind.json.JsonMapper;
import vn.bordergate.events.reference.Device;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.trials.running.GateProcess;

/** Tokens of the shipped book's devices, as each asks the local sign-in for its own. */
public final class DeviceTokens {

    private DeviceTokens() {}

    /** By device, in the order of the book. */
    public static Map<Device, String> of(GateProcess gate)
            throws IOException, InterruptedException {
        Properties secrets = new Properties();
        try (Reader reader =
                Files.newBufferedReader(gate.data().resolve("secrets/clients.properties"))) {
            secrets.load(reader);
        }
        Map<Device, String> tokens = new LinkedHashMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Device device : DeviceBook.shipped().devices()) {
                String secret = secrets.getProperty(device.code());
                tokens.put(device, token(http, gate.at(3, "/token"), device.code(), secret));
            }
        }
        return tokens;
    }

    private static String token(HttpClient http, URI endpoint, String client, String secret)
            throws IOException, InterruptedException {
        String shown = client + ":" + secret;
        String basic = Base64.getEncoder().encodeToString(shown.getBytes(StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("no token for " + client + ": " + answer.statusCode());
        }
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }
}
