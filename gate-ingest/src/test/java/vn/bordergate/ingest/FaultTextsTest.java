package vn.bordergate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.ingest.form.FaultCode;

class FaultTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "_en", "_zh"})
    void everyCodeIsExplained(String language) throws IOException {
        Properties texts = read("faults-gate-ingest" + language);
        for (FaultCode code : FaultCode.values()) {
            assertThat(texts.getProperty(code.name())).as(code.name()).isNotBlank();
        }
        assertThat(texts.keySet()).isEqualTo(read("faults-gate-ingest").keySet());
        assertThat(read("gate-ingest" + language).keySet()).isEqualTo(read("gate-ingest").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults-sheet", "bulk"})
    void everyTextOfTheFilesIsThereInEachLanguage(String bundle) throws IOException {
        for (String language : List.of("_en", "_zh")) {
            assertThat(read(bundle + language).keySet()).isEqualTo(read(bundle).keySet());
        }
    }

    private static Properties read(String name) throws IOException {
        Properties texts = new Properties();
        var bytes = FaultTextsTest.class.getResourceAsStream("/messages/" + name + ".properties");
        try (var in =
                new InputStreamReader(Objects.requireNonNull(bytes), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
