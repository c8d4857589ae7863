package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import vn.bordergate.clearance.crossing.Attention;
import vn.bordergate.clearance.crossing.Lack;
import vn.bordergate.clearance.crossing.Proposal;
import vn.bordergate.clearance.register.CrossingStatus;
import vn.bordergate.events.ReadingKind;

/** What is said of vehicles is there in every language, for everything that there is to say. */
class VehicleTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("#\\{((?:vehicle|needs)\\.[a-z.-]+)[}(]");

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
    void everyStageLackAttentionProposalAndReadingHasItsWords() throws IOException {
        List<String> keys = new ArrayList<>();
        for (CrossingStatus one : CrossingStatus.values()) {
            keys.add("vehicle.stage." + one);
        }
        for (Lack one : Lack.values()) {
            keys.add("vehicle.lack." + one);
        }
        for (Attention one : Attention.values()) {
            keys.add("vehicle.code." + one);
        }
        for (Proposal.Subject one : Proposal.Subject.values()) {
            keys.add("vehicle.proposal." + one);
            keys.add("vehicle.step.PROPOSED_" + one);
        }
        for (ReadingKind one : ReadingKind.values()) {
            keys.add("needs.kind." + one);
        }
        VehiclePage.TURN_BACK_CODES.forEach(one -> keys.add("vehicle.code." + one));

        assertThat(texts("").stringPropertyNames()).containsAll(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vehicle", "needs-part"})
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
        var file = new ClassPathResource("messages/vehicle" + suffix + ".properties");
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }
}
