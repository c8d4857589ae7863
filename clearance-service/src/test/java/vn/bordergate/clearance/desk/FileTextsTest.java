package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** What a file's history and the list of priority enterprises say is there in every language. */
class FileTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[0-9a-zA-Z]+}");
    private static final Pattern KEY = Pattern.compile("#\\{(priority\\.[a-zA-Z.]+)[}(]");

    @ParameterizedTest
    @ValueSource(strings = {"clearance-service-file", "priority", "faults-priority"})
    void everyTextIsThereInAllThreeLanguagesWithTheSamePlaces(String bundle) throws IOException {
        Properties vietnamese = texts(bundle);
        assertThat(vietnamese).hasSizeGreaterThan(20);
        for (String language : List.of("_en", "_zh")) {
            Properties other = texts(bundle + language);
            assertThat(other.keySet()).isEqualTo(vietnamese.keySet());
            for (String key : vietnamese.stringPropertyNames()) {
                assertThat(other.getProperty(key)).as(key).isNotBlank();
                assertThat(places(other.getProperty(key)))
                        .as(key)
                        .isEqualTo(places(vietnamese.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RANDOM", "PRIORITY_ENTERPRISE", "RAISED", "KEPT", "CUSTOMS"})
    void everyRowThatNoTableHoldsHasAReason(String row) throws IOException {
        assertThat(texts("clearance-service-file").getProperty("desk.row." + row)).isNotBlank();
    }

    @Test
    void everyTextThatThePageOfPriorityEnterprisesNamesIsThere() throws IOException {
        String page =
                new ClassPathResource("pages/clearance-service/priority.html")
                        .getContentAsString(StandardCharsets.UTF_8);
        List<String> named = KEY.matcher(page).results().map(key -> key.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(texts("priority").stringPropertyNames()).containsAll(named);
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static Properties texts(String bundle) throws IOException {
        Properties texts = new Properties();
        var file = new ClassPathResource("messages/" + bundle + ".properties");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
