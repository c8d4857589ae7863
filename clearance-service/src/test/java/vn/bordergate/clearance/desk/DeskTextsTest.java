package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import vn.bordergate.events.reference.HsNomenclature;

class DeskTextsTest {

    private static final String BUNDLE = "messages/clearance-service-desk";
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("#\\{(desk\\.[a-z.]+)[}(]");

    @ParameterizedTest
    @ValueSource(strings = {"_en", "_zh"})
    void everyTextIsThereInTheOtherLanguageWithTheSamePlaces(String suffix) throws IOException {
        Properties vietnamese = texts("");
        Properties other = texts(suffix);
        assertThat(other.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(vietnamese.stringPropertyNames());
        for (String key : vietnamese.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(places(other.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(vietnamese.getProperty(key)));
        }
    }

    @Test
    void everyChapterOfTheNomenclatureHasAName() throws IOException {
        Properties texts = texts("");
        for (int number = 1; number <= 97; number++) {
            String chapter = "%02d".formatted(number);
            assertThat(texts.containsKey("desk.chapter." + chapter))
                    .as(chapter)
                    .isEqualTo(HsNomenclature.edition2022().hasChapter(chapter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"work-list", "file", "slip", "desk-parts"})
    void everyTextThatAPageNamesIsThere(String page) throws IOException {
        String template =
                new ClassPathResource("pages/clearance-service/" + page + ".html")
                        .getContentAsString(StandardCharsets.UTF_8);
        var named = new TreeSet<String>();
        KEY.matcher(template).results().map(key -> key.group(1)).forEach(named::add);
        assertThat(named).isNotEmpty();
        assertThat(texts("").stringPropertyNames()).containsAll(named);
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().map(MatchResult::group).forEach(places::add);
        return places;
    }

    private static Properties texts(String suffix) throws IOException {
        Properties texts = new Properties();
        var file = new ClassPathResource(BUNDLE + suffix + ".properties");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
