package vn.bordergate.clearance.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.calling.MeasureKind;
import vn.bordergate.clearance.calling.MeasureReason;
import vn.bordergate.clearance.calling.Regime.LaneState;
import vn.bordergate.clearance.yard.PlanPart;
import vn.bordergate.clearance.yard.PublishedOrders;
import vn.bordergate.events.GoodsClass;

/** What the boards say is there in every language, for everything that they may have to say. */
class BoardTextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{[A-Za-z0-9]+}");

    @ParameterizedTest
    @ValueSource(strings = {"/messages/board", "/messages/faults-yard"})
    void everyTextIsThereInAllThreeLanguagesWithTheSamePlaces(String bundle) throws IOException {
        Properties vietnamese = texts(bundle + ".properties");
        assertThat(vietnamese).hasSizeGreaterThan(15);
        for (String language : List.of("_en", "_zh")) {
            Properties other = texts(bundle + language + ".properties");
            assertThat(other.stringPropertyNames())
                    .containsExactlyInAnyOrderElementsOf(vietnamese.stringPropertyNames());
            for (String key : vietnamese.stringPropertyNames()) {
                assertThat(places(other.getProperty(key)))
                        .as(key)
                        .containsExactlyInAnyOrderElementsOf(places(vietnamese.getProperty(key)));
            }
        }
    }

    @Test
    void everyRuleKindReasonStateAndClassHasItsWords() throws IOException {
        List<String> keys = new ArrayList<>();
        PublicQueue.rules(PublishedOrders.shipped())
                .keySet()
                .forEach(id -> keys.add("board.why." + id));
        for (MeasureKind kind : MeasureKind.values()) {
            keys.add("board.kind." + kind);
            keys.add("board.measure." + kind);
        }
        for (MeasureReason reason : MeasureReason.values()) {
            keys.add("board.reason." + reason);
        }
        for (LaneState state : LaneState.values()) {
            keys.add("board.lane." + state);
            keys.add("board.lane.short." + state);
        }
        for (GoodsClass goods : GoodsClass.values()) {
            keys.add("board.goods." + goods);
        }
        keys.add("board.goods.ALL");
        for (PlanPart part : PlanPart.values()) {
            keys.add("board.plan." + part);
            keys.add("board.plan." + part + ".line");
        }

        assertThat(texts("/messages/board.properties").stringPropertyNames()).containsAll(keys);
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).toList();
    }

    private static Properties texts(String path) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                Objects.requireNonNull(BoardTextsTest.class.getResourceAsStream(path))) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
