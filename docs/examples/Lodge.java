import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lodges a declaration, and a file if one is named: {@code GATE=… TOKEN=… java Lodge.java REFERENCE
 * [FILE]}. A real client has a JSON library; this one has none.
 */
public final class Lodge {

    private static final int TRIES = 6;
    private static final String GATE = System.getenv("GATE");
    private static final String TOKEN = System.getenv("TOKEN");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Lodge() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        lodge(arguments[0]);
        if (arguments.length > 1) {
            send(Path.of(arguments[1]));
        }
    }

    private static void lodge(String reference) throws IOException, InterruptedException {
        String arrival =
                OffsetDateTime.now(ZoneOffset.ofHours(7))
                        .plusDays(1)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString();
        String declaration =
                """
                {"declarant": {"scheme": "VN_TAX_CODE", "number": "0100109106",
                               "name": "Nông sản Lào Cai"},
                 "reference": "%s", "gate": "KIM-THANH", "direction": "EXPORT",
                 "tradeType": "EXPORT", "plannedArrival": "%s", "destination": "CN",
                 "items": [{"hsCode": "081060", "description": "Sầu riêng tươi", "origin": "VN",
                            "netMassKg": 17400,
                            "value": {"amount": "69600.00", "currency": "USD"}}]}
                """
                        .formatted(reference, arrival);
        HttpResponse<String> first = ask(json("/api/declarations", declaration));
        String id = value(first, "declarationId");
        System.out.println("lodged " + id + " (" + first.statusCode() + ")");
        HttpResponse<String> again = ask(json("/api/declarations", declaration));
        if (!again.body().equals(first.body())) {
            throw new IOException("a repeat gets the very same receipt");
        }
        System.out.println("again " + id + " (" + again.statusCode() + ")");
        HttpResponse<String> standing = ask(to("/api/declarations/" + id).GET());
        System.out.println("status " + value(standing, "status"));
    }

    private static void send(Path file) throws IOException, InterruptedException {
        HttpResponse<String> view =
                ask(
                        to("/api/bulk?then=lodge")
                                .header("Content-Type", "application/octet-stream")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(file))));
        String self = value(view, "self");
        while (value(view, "state").matches("CHECKING|LODGING")) {
            Thread.sleep(Duration.ofMillis(500));
            view = ask(to(self).GET());
        }
        Matcher tally = Pattern.compile("\"tally\":(\\{[^}]*})").matcher(view.body());
        System.out.println("file " + value(view, "state") + " " + (tally.find() ? tally.group(1) : ""));
        System.out.println(ask(to(self + "/faults").GET()).body());
    }

    /** What the gate cannot take now is sent again after the time that it says. */
    private static HttpResponse<String> ask(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        for (int left = TRIES - 1; ; left--) {
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean later = answer.statusCode() == 429 || answer.statusCode() == 503;
            if (answer.statusCode() < 400) {
                return answer;
            }
            if (!later || left == 0) {
                throw new IOException("refused (" + answer.statusCode() + "): " + answer.body());
            }
            Optional<String> seconds = answer.headers().firstValue("Retry-After");
            Thread.sleep(Duration.ofSeconds(seconds.map(Long::parseLong).orElse(2L)));
        }
    }

    private static HttpRequest.Builder json(String path, String body) {
        return to(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(GATE + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Accept-Language", "vi");
    }

    private static String value(HttpResponse<String> answer, String name) throws IOException {
        Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(answer.body());
        if (!value.find()) {
            throw new IOException("no " + name + " in " + answer.body());
        }
        return value.group(1);
    }
}
