package vn.bordergate.clearance.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.bordergate.clearance.desk.ActionRequest.Action;
import vn.bordergate.clearance.desk.RefusalRequest.RefusalReason;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.MissingItem;
import vn.bordergate.web.Fault;

/** What officers write themselves holds lines of words, and nothing that nobody sees. */
class OfficersWordsTest {

    private static final String LINES = "thiếu bản gốc\r\nxem lại\n补充";
    private static final String BELL = "thiếu\u0007";
    private static final String TURNED = "thiếu\u202Egốc";

    @Test
    void aNoteOnACheckIsLinesOfWords() {
        assertThat(decided(LINES).faults("")).isEmpty();
        for (String text : List.of(BELL, TURNED)) {
            assertThat(decided(text).faults("/1"))
                    .containsExactly(Fault.at("/1/note", "TEXT_CHARACTERS"));
        }
    }

    @Test
    void aNoteOnARefusalIsLinesOfWords() {
        assertThat(refused(LINES).faults()).isEmpty();
        assertThat(refused(BELL).faults()).containsExactly(Fault.at("/note", "TEXT_CHARACTERS"));
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void everyTextOfEveryActionIsLinesOfWords(Action action) {
        assertThat(asked(LINES, LINES, LINES).faults(action)).isEmpty();
        assertThat(asked(BELL, TURNED, BELL).faults(action))
                .extracting(Fault::pointer, Fault::code)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("/text", "TEXT_CHARACTERS"),
                        org.assertj.core.groups.Tuple.tuple("/reason", "TEXT_CHARACTERS"),
                        org.assertj.core.groups.Tuple.tuple("/note", "TEXT_CHARACTERS"));
    }

    @Test
    void aTextIsAsLongAsItMayBeAndNoLonger() {
        assertThat(decided("x".repeat(DecisionRequest.NOTE_CHARS_MAX)).faults("")).isEmpty();
        assertThat(decided("x".repeat(DecisionRequest.NOTE_CHARS_MAX + 1)).faults(""))
                .extracting(Fault::code)
                .containsExactly("NOTE_TOO_LONG");
    }

    private static DecisionRequest decided(String note) {
        return new DecisionRequest(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                null,
                CheckKind.DOCUMENT_CHECK,
                CheckOutcome.FAILED,
                null,
                note,
                1);
    }

    private static RefusalRequest refused(String note) {
        return new RefusalRequest(RefusalReason.LICENCE_MISSING, note, 1);
    }

    private static ActionRequest asked(
            @Nullable String text, @Nullable String reason, @Nullable String note) {
        return new ActionRequest(
                null,
                CheckKind.PHYSICAL_INSPECTION,
                CustomsChannel.RED,
                List.of(MissingItem.OTHER),
                text,
                reason,
                note,
                true,
                true,
                1);
    }
}
