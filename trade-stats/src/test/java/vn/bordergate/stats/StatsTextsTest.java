package vn.bordergate.stats;

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

/** What people read about figures is there in every language. */
class StatsTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[A-Za-z0-9]+}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/messages/trade-stats",
                "/messages/faults-trade-stats",
                "/messages/trade-board",
                "/messages/goods",
                "/messages/faults-trace",
                "/messages/target",
                "/messages/release",
                "/messages/rebuild",
                "/messages/faults-rebuild",
                "/messages/faults-target",
                "/messages/published",
                "/messages/faults-published",
                "/messages/report",
                "/messages/faults-report"
            })
    void everyTextIsThereInAllThreeLanguagesWithTheSamePlaces(String bundle) throws IOException {
        Properties vietnamese = texts(bundle + ".properties");
        assertThat(vietnamese).isNotEmpty();
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
                Objects.requireNonNull(StatsTextsTest.class.getResourceAsStream(path))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
