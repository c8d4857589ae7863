package vn.bordergate.trials.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An officer in front of the pages, signed in as a browser does it. */
final class SignedInOfficer {

    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([^\"]*)\"");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private SignedInOfficer() {}

    /** Asks for a page, is sent to sign in, chooses a person and comes back. */
    static SignedInOfficer as(String person, URI page) throws IOException, InterruptedException {
        var officer = new SignedInOfficer();
        HttpResponse<String> people = officer.send(request(page).GET().build());
        Matcher asked = REQUEST.matcher(people.body());
        if (!asked.find()) {
            throw new IOException("no sign-in at " + people.uri() + ": " + people.statusCode());
        }
        String request = asked.group(1).replace("&amp;", "&");
        String form = "request=" + encoded(request) + "&person=" + encoded(person);
        HttpResponse<String> back =
                officer.send(
                        request(people.uri().resolve("/authorize"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build());
        if (back.statusCode() != 200 || !back.uri().equals(page)) {
            throw new IOException("not signed in: " + back.statusCode() + " at " + back.uri());
        }
        return officer;
    }

    /** The text of a page. */
    String open(URI page) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request(page).GET().build());
        if (answer.statusCode() != 200 || !answer.uri().equals(page)) {
            throw new IOException(page + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "vi");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
