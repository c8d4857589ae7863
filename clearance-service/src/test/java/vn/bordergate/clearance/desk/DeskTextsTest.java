package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.Texts;
import vn.bordergate.events.reference.HsNomenclature;

/** The desk has words for whatever it may have to say. */
class DeskTextsTest {

    @Test
    void everyChapterOfTheNomenclatureHasAName() throws IOException {
        Properties texts = Texts.of("clearance-service-desk");
        for (int number = 1; number <= 97; number++) {
            String chapter = "%02d".formatted(number);
            assertThat(texts.containsKey("desk.chapter." + chapter))
                    .as(chapter)
                    .isEqualTo(HsNomenclature.edition2022().hasChapter(chapter));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RANDOM", "PRIORITY_ENTERPRISE", "RAISED", "KEPT", "CUSTOMS"})
    void everyRowThatNoTableHoldsHasAReason(String row) throws IOException {
        assertThat(Texts.of("clearance-service-file").getProperty("desk.row." + row)).isNotBlank();
    }
}
