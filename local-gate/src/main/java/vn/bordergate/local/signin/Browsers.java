package vn.bordergate.local.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells browsers apart, so that whoever signs out is signed out in this browser and not at another
 * desk. A browser keeps a random word and the provider keeps nothing: the session of a person is
 * made of that word and of who they are, and is the same each time they sign in there.
 */
final class Browsers {

    static final String COOKIE = "gate-sign-in-browser";

    private static final int RANDOM_BYTES = 24;
    private static final Pattern WORD = Pattern.compile("(?:^|;)\\s*" + COOKIE + "=([\\w-]{32})");

    private final SecureRandom random = new SecureRandom();

    /** The word of the browser that asks; null when it has none yet. */
    @Nullable String known(Request request) {
        Matcher word = WORD.matcher(request.cookies());
        return word.find() ? word.group(1) : null;
    }

    String fresh() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a browser is to keep until it is closed. */
    static String cookie(String word) {
        return COOKIE + "=" + word + "; Path=/; HttpOnly; SameSite=Lax";
    }

    /** The session of this person in this browser, from which nobody learns the word. */
    static String session(String word, Person person) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    (word + " " + person.subject())
                                            .getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
