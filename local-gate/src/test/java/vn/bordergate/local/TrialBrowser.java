package vn.bordergate.local;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does at a sign-in, without one: cookies, redirects, forms. */
final class TrialBrowser {

    private static final int REDIRECTS_MAX = 8;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);

    private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(jar)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /** Everything that a server asked the browser to keep, as it was written. */
    final List<String> cookiesSet = new ArrayList<>();

    HttpResponse<String> open(URI address) throws IOException, InterruptedException {
        return follow(page(address).GET().build());
    }

    /** One request, wherever it leads to. */
    HttpResponse<String> openOnly(URI address) throws IOException, InterruptedException {
        return send(page(address).GET().build());
    }

    HttpResponse<String> submit(URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        return follow(form(address, fields));
    }

    HttpResponse<String> submitOnly(URI address, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(form(address, fields));
    }

    /** Chooses somebody on the sign-in page that was answered. */
    HttpResponse<String> choose(HttpResponse<String> signInPage, String person)
            throws IOException, InterruptedException {
        return submit(signInPage.uri().resolve("/authorize"), choice(signInPage, person));
    }

    static Map<String, String> choice(HttpResponse<String> signInPage, String person) {
        return Map.of(
                "request",
                found(signInPage.body(), "name=\"request\" value=\"([^\"]*)\""),
                "person",
                person);
    }

    /** The first group of the pattern on a page. */
    static String found(String page, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no " + pattern + " in\n" + page);
        }
        return matcher.group(1).replace("&amp;", "&");
    }

    static Map<String, String> formToken(HttpResponse<String> page) {
        return Map.of("_csrf", found(page.body(), "name=\"_csrf\"[^>]*value=\"([^\"]+)\""));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        cookiesSet.addAll(answer.headers().allValues("set-cookie"));
        return answer;
    }

    static HttpRequest.Builder page(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(ANSWER_MAX)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Accept-Language", "en");
    }

    private static HttpRequest form(URI address, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return page(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> follow(HttpRequest request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        for (int i = 0; i < REDIRECTS_MAX && answer.statusCode() / 100 == 3; i++) {
            String to = answer.headers().firstValue("location").orElseThrow();
            answer = send(page(answer.uri().resolve(to)).GET().build());
        }
        return answer;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
