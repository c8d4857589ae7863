package vn.bordergate.local.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The provider's page in three languages: who one may be, or why one is not sent anywhere. */
final class SignInPage {

    static final List<String> LANGUAGES = List.of("vi", "en", "zh");
    private static final String FOLDER = "/local-signin/";

    private final Map<String, Properties> texts =
            LANGUAGES.stream()
                    .collect(Collectors.toMap(l -> l, l -> read("texts_" + l + ".properties")));
    private final String style = text("sign-in.css");

    String style() {
        return style;
    }

    /** The list of people, each a button. */
    Answer people(Request request, String original, List<Person> people) {
        Properties said = texts(request);
        StringBuilder rows = new StringBuilder();
        for (Person person : people) {
            String gates =
                    person.gates().contains("*")
                            ? said.getProperty("gates.all")
                            : said.getProperty("gates.only")
                                    + " "
                                    + String.join(", ", person.gates());
            rows.append(
                    """
                    <li><button name="person" value="%s"><b>%s</b><span>%s</span><small>%s</small></button></li>
                    """
                            .formatted(
                                    escaped(person.subject()),
                                    escaped(person.name()),
                                    escaped(said.getProperty("role." + person.role())),
                                    escaped(gates)));
        }
        String main =
                """
                <p class="warning">%s</p>
                <form method="post" action="/authorize">
                <input type="hidden" name="request" value="%s">
                <ul>%s</ul></form>"""
                        .formatted(escaped(said.getProperty("warning")), escaped(original), rows);
        return Answer.page(200, page(request, said, said.getProperty("title"), main));
    }

    /** Why nothing happens: {@code address}, {@code person} or {@code sign-out}. */
    Answer refusal(Request request, String reason) {
        Properties said = texts(request);
        String main = "<p>" + escaped(said.getProperty("refused." + reason)) + "</p>";
        return Answer.page(400, page(request, said, said.getProperty("refused"), main));
    }

    private String page(Request request, Properties said, String title, String main) {
        return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title><link rel="stylesheet" href="/sign-in.css"></head>
        <body><main><h1>%s</h1>%s<nav>%s</nav></main></body></html>
        """
                .formatted(
                        said.getProperty("lang"),
                        escaped(title),
                        escaped(title),
                        main,
                        request.method().equals("GET") ? languages(request) : "");
    }

    /** The same page in the other languages. */
    private String languages(Request request) {
        String query = request.address().getRawQuery();
        String kept = query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "");
        return texts.values().stream()
                .map(
                        other ->
                                "<a lang=\"%s\" href=\"?%s&amp;lang=%s\">%s</a>"
                                        .formatted(
                                                other.getProperty("lang"),
                                                escaped(kept),
                                                other.getProperty("lang"),
                                                escaped(other.getProperty("own-name"))))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private Properties texts(Request request) {
        return texts.getOrDefault(language(request), new Properties());
    }

    /** As the services choose it: asked for, remembered by them, or accepted by the browser. */
    private static String language(Request request) {
        String asked = Request.only(request.query(), "lang");
        if (asked != null && LANGUAGES.contains(asked)) {
            return asked;
        }
        for (String cookie : request.cookies().split(";", -1)) {
            String value = cookie.strip();
            if (value.startsWith("lang=") && LANGUAGES.contains(value.substring(5))) {
                return value.substring(5);
            }
        }
        return accepted(request.acceptLanguage());
    }

    private static String accepted(@Nullable String header) {
        try {
            List<Locale> ours = LANGUAGES.stream().map(Locale::of).toList();
            Locale best =
                    header == null ? null : Locale.lookup(Locale.LanguageRange.parse(header), ours);
            return best == null ? LANGUAGES.getFirst() : best.getLanguage();
        } catch (IllegalArgumentException unreadable) {
            return LANGUAGES.getFirst();
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static Properties read(String name) {
        Properties texts = new Properties();
        try (InputStream file = open(name)) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
        return texts;
    }

    private static String text(String name) {
        try (InputStream file = open(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static InputStream open(String name) {
        InputStream file = SignInPage.class.getResourceAsStream(FOLDER + name);
        if (file == null) {
            throw new IllegalStateException("no " + name);
        }
        return file;
    }
}
