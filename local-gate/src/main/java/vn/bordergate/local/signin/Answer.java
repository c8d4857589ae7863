package vn.bordergate.local.signin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is sent back, before it goes on the wire. */
record Answer(int status, Map<String, String> headers, String body) {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                    + " form-action 'self'";

    static Answer json(String body) {
        return of(200, "application/json", body);
    }

    static Answer style(String body) {
        return of(200, "text/css; charset=utf-8", body);
    }

    static Answer page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html);
    }

    static Answer plain(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    static Answer redirect(URI to) {
        return of(303, "text/plain; charset=utf-8", "").with("Location", to.toString());
    }

    private static Answer of(int status, String type, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        return new Answer(status, headers, body);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** A form may also lead to where the browser is sent when it was filled in. */
    Answer withFormsTo(URI redirectUri) {
        String origin = redirectUri.getScheme() + "://" + redirectUri.getAuthority();
        return with("Content-Security-Policy", POLICY + " " + origin);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
