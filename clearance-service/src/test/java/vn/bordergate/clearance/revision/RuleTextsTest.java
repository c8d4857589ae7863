package vn.bordergate.clearance.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What officers read about the rules is there in every language. */
class RuleTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[A-Za-z]+}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages/rules",
                "/messages/faults-rules",
                "/messages/fees",
                "/messages/faults-fees",
                "/messages/rates",
                "/messages/parks",
                "/messages/unofficial",
                "/messages/faults-unofficial"
            })
    void everyTextIsThereInAllThreeLanguagesWithTheSamePlaces(String bundle) throws IOException {
        Properties vietnamese = texts(bundle + ".properties");
        assertThat(vietnamese).hasSizeGreaterThan(10);
        for (String language : List.of("_en", "_zh")) {
            Properties other = texts(bundle + language + ".properties");
            assertThat(other.stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(vietnamese.stringPropertyNames());
            for (String key : vietnamese.stringPropertyNames()) {
                assertThat(other.getProperty(key)).as(key).isNotBlank();
                assertThat(places(other.getProperty(key)))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(places(vietnamese.getProperty(key)));
            }
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Properties texts(String path) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                Objects.requireNonNull(RuleTextsTest.class.getResourceAsStream(path))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
