package vn.bordergate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said in Vietnamese is said in English and Chinese. */
class TextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"portal", "ticket", "faults-ticket", "telling", "faults-telling"})
    void everyTextIsThereInEachLanguage(String bundle) throws IOException {
        Properties vietnamese = read(bundle);
        assertThat(vietnamese).isNotEmpty();
        for (String language : new String[] {"_en", "_zh"}) {
            Properties other = read(bundle + language);
            assertThat(other.keySet()).isEqualTo(vietnamese.keySet());
            assertThat(other.values()).noneMatch(text -> text.toString().isBlank());
        }
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        var bytes = TextsTest.class.getResourceAsStream("/messages/" + name + ".properties");
        try (var in =
                new InputStreamReader(Objects.requireNonNull(bytes), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
