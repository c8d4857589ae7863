package vn.bordergate.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code ./gate again TOPIC}: asks a running gate to send a topic's dead records again.
 * Every service keeps those that it refused itself, so all three are asked.
 */
final class DeadRecords {

    static final String USAGE = "again TOPIC [--data DIR] [--port-base N]\n";

    private static final Pattern TOPIC = Pattern.compile("[a-z]+(\\.[a-z]+)+");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EXIT_NOT_ALL = 1;

    private final Screen screen;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    DeadRecords(Screen screen, String token) {
        this.screen = screen;
        this.token = token;
    }

    /** What was typed: a topic, and where the gate is that runs. */
    record Request(String topic, Path data, int portBase) {

        /**
         * Reads the arguments behind {@code again}.
         *
         * @throws IllegalArgumentException with a message for the person who typed them
         */
        static Request read(String... arguments) {
            String topic = "";
            Path data = CommandLine.DATA;
            int portBase = CommandLine.PORT_BASE;
            for (int i = 0; i < arguments.length; i++) {
                String typed = arguments[i];
                String value = i + 1 < arguments.length ? arguments[i + 1] : null;
                switch (typed) {
                    case "--data" -> data = Path.of(valueOf(typed, value));
                    case "--port-base" -> portBase = CommandLine.port(valueOf(typed, value));
                    default -> {
                        if (!topic.isEmpty() || !TOPIC.matcher(typed).matches()) {
                            throw new IllegalArgumentException("\"" + typed + "\" is no topic");
                        }
                        topic = typed;
                    }
                }
                i += typed.startsWith("--") ? 1 : 0;
            }
            if (topic.isEmpty()) {
                throw new IllegalArgumentException("name a topic, such as gate.declarations");
            }
            return new Request(topic, data, portBase);
        }

        private static String valueOf(String option, @Nullable String value) {
            if (value == null) {
                throw new IllegalArgumentException(option + " lacks its value");
            }
            return value;
        }
    }

    /** Asks the gate that runs on that data directory; 0 when all three services did it. */
    static int sendAgain(Screen screen, Request request) throws IOException, InterruptedException {
        Path token = request.data().resolve("secrets").resolve("administrator.token");
        if (!Files.isReadable(token)) {
            throw new CannotStartException(
                    "there is no token in "
                            + request.data()
                            + " yet: ./gate run makes them at its first start");
        }
        return new DeadRecords(screen, Files.readString(token).trim())
                .askAll(request.topic(), request.portBase());
    }

    private int askAll(String topic, int portBase) throws InterruptedException {
        int exit = 0;
        for (ServiceKind service : ServiceKind.values()) {
            URI address =
                    URI.create(
                            "http://127.0.0.1:"
                                    + service.port(portBase)
                                    + "/actuator/deadletters/"
                                    + topic);
            exit = ask(service, address) ? exit : EXIT_NOT_ALL;
        }
        return exit;
    }

    private boolean ask(ServiceKind service, URI address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        try {
            HttpResponse<String> answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            boolean done = answer.statusCode() / 100 == 2;
            String said = answer.body().isBlank() ? "done" : answer.body();
            screen.say(
                    service.title()
                            + ": "
                            + (done ? said : "not sent, " + answer.statusCode() + " " + said));
            return done;
        } catch (IOException e) {
            screen.say(service.title() + ": not sent, no answer from " + address.getAuthority());
            return false;
        }
    }
}
