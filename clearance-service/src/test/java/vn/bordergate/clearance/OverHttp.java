package vn.bordergate.clearance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs and people without a browser ask of a service; an empty token is no token. */
public final class OverHttp {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String address;
    private final String language;

    /**
     * @param language tag of the one that is asked for, such as {@code vi}
     */
    OverHttp(String address, String language) {
        this.address = address;
        this.language = language;
    }

    public HttpResponse<String> get(String path, String token) throws Exception {
        return send(request(path, token).GET());
    }

    /** Posts JSON. */
    public HttpResponse<String> post(String path, String body, String token) throws Exception {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks for a page. */
    public HttpResponse<String> page(String path, String token) throws Exception {
        return send(request(path, token).header("Accept", "text/html").GET());
    }

    /** Posts a form, as a page does. */
    public HttpResponse<String> form(String path, String fields, String token) throws Exception {
        return send(
                request(path, token)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(fields)));
    }

    /** Asks for a page, or for a file that it links to. */
    public HttpResponse<byte[]> bytes(String path, String token) throws Exception {
        HttpRequest request =
                request(path, token).header("Accept", "text/html, */*;q=0.5").GET().build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Asks for what goes on, line by line. */
    public HttpResponse<Stream<String>> lines(String path, String mediaType, String token)
            throws Exception {
        HttpRequest request = request(path, token).header("Accept", mediaType).GET().build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
    }

    /** The beginning of any other request. */
    public HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(ClearanceAtWork.PATIENCE)
                        .header("Accept-Language", language);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** Of every fault. */
    public static List<String> codes(HttpResponse<String> answer) {
        return json(answer).path("errors").findValuesAsString("code");
    }

    /** Of the first fault. */
    public static String code(HttpResponse<String> answer) {
        return json(answer).at("/errors/0/code").asString();
    }
}
