package vn.bordergate.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import vn.bordergate.local.signin.LocalProvider;

/**
 * Tokens of people, as a program of theirs gets them: somebody signs in at the page, and the
 * service that they work at buys the token for the code.
 */
final class PersonTokens {

    private static final int RANDOM_BYTES = 32;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI signIn;
    private final String client;
    private final String back;
    private final MachineTokens tokens;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param service whose pages the person works at
     * @param address of that service, as the provider knows it
     */
    PersonTokens(URI signIn, ServiceKind service, URI address, MachineTokens tokens) {
        this.signIn = signIn;
        this.client = service.title();
        this.back = address + LocalProvider.CALLBACK;
        this.tokens = tokens;
    }

    /** A fresh token of somebody who signs in now. */
    String of(String person) {
        byte[] secret = new byte[RANDOM_BYTES];
        random.nextBytes(secret);
        String verifier = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return tokens.asked(
                client,
                form(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code(person, verifier),
                                "redirect_uri",
                                back,
                                "code_verifier",
                                verifier)));
    }

    private String code(String person, String verifier) {
        String asked =
                form(
                        Map.of(
                                "response_type", "code",
                                "client_id", client,
                                "redirect_uri", back,
                                "scope", "openid",
                                "state", "-",
                                "code_challenge", challenge(verifier),
                                "code_challenge_method", "S256"));
        HttpRequest request =
                HttpRequest.newBuilder(signIn.resolve("/authorize"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        form(Map.of("person", person, "request", asked))))
                        .build();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            String to = answer.headers().firstValue("location").orElse("");
            for (String part : String.valueOf(URI.create(to).getRawQuery()).split("&", -1)) {
                if (part.startsWith("code=")) {
                    return part.substring("code=".length());
                }
            }
            throw new IOException("no code for " + person + ": " + answer.statusCode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while signing in", e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
