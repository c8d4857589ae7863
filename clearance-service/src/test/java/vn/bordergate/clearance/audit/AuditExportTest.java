package vn.bordergate.clearance.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.audit.Breach.Kind;
import vn.bordergate.clearance.audit.ChainCheck.Verdict;

/** An exported trail is verified from its own lines. */
class AuditExportTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T01:00:00.000001Z");

    @Test
    void anExportAsItWasWrittenHolds() throws Exception {
        Verdict verdict = verify(export(5), null);
        assertThat(verdict.holds()).isTrue();
        assertThat(verdict.seals()).isEqualTo(5);
        assertThat(verdict.head()).startsWith("5:");
    }

    /** Approved: a change of the arithmetic would break every chain that is there. */
    @Test
    void theHashesAreTheseForEver() throws Exception {
        assertThat(verify(export(2), null).head())
                .isEqualTo("2:6f10722d19bb8df74cd51094c56c4d515964684dcb3fbde42177b49594b3c08e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"actor\":\"lan\" \"actor\":\"Lan\"",
                "\"version\":1 \"version\":2",
                "OFFICER DECLARANT",
                "\"sealedAt\":\"2026-11-22T01 \"sealedAt\":\"2026-11-22T02",
                "\"at\":\"2026-11-22T01 \"at\":\"2026-11-22T02"
            })
    void aLineThatWasEditedIsFoundAtItsNumber(String edit) throws Exception {
        List<String> lines = export(5);
        String[] change = edit.split(" ", -1);
        assertThat(lines.get(2)).contains(change[0]);
        lines.set(2, lines.get(2).replace(change[0], change[1]));

        assertThat(verify(lines, null).breaches())
                .containsExactly(
                        new Breach(Kind.HASH_DIFFERS, 3, breach(verify(lines, null)).what()));
    }

    @Test
    void aLineThatIsGoneLeavesAGap() throws Exception {
        List<String> lines = export(5);
        lines.remove(2);
        assertThat(breach(verify(lines, null)))
                .isEqualTo(new Breach(Kind.SEALS_MISSING, 3, "number 4 follows 2"));
    }

    @Test
    void linesThatChangedPlacesAreFound() throws Exception {
        List<String> lines = export(5);
        Collections.swap(lines, 1, 2);
        assertThat(verify(lines, null).breaches())
                .extracting(Breach::kind)
                .isNotEmpty()
                .containsOnly(Kind.SEALS_MISSING);
    }

    @Test
    void anEntryWithoutItsFieldsIsMissing() throws Exception {
        List<String> lines = export(5);
        lines.set(4, lines.get(4).replace("\"actor\":\"lan\",", ""));
        assertThat(breach(verify(lines, null)).kind()).isEqualTo(Kind.ENTRY_MISSING);
    }

    @Test
    void theChainLeadsThroughAHeadThatWasKeptOrIsAnother() throws Exception {
        Head third = Head.parse(verify(export(3), null).head());
        assertThat(verify(export(5), third).holds()).isTrue();
        assertThat(breach(verify(export(2), third)).kind()).isEqualTo(Kind.HEAD_DIFFERS);
        Head other = new Head(3, Hash.of(new byte[1]));
        assertThat(breach(verify(export(5), other)))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.HEAD_DIFFERS))
                .satisfies(b -> assertThat(b.number()).isEqualTo(3));
    }

    @Test
    void allBreachesAreCountedAndTwentyAreTold() throws Exception {
        List<String> lines = export(21);
        lines.replaceAll(line -> line.replace("OFFICER", "DECLARANT"));
        Verdict verdict = verify(lines, null);
        assertThat(verdict.breachesFound()).isEqualTo(21);
        assertThat(verdict.breaches()).hasSize(ChainCheck.TOLD_MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{\"number\":1",
                "{}",
                "[]",
                "{\"number\":1,\"declarationId\":\"x\"}",
                "{\"number\":1,\"version\":1,\"sealedAt\":\"2026-11-22T01:00:00Z\",\"previous\":\"00\",\"hash\":\"zz\"}"
            })
    void whatIsNoExportIsToldWithItsLine(String text) {
        assertThatThrownBy(
                        () -> {
                            List<String> lines = export(1);
                            lines.add(text);
                            verify(lines, null);
                        })
                .isInstanceOf(AuditExport.UnreadableException.class)
                .hasMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", ":", "1:", "x:00", "1:00", "-1:0000"})
    void whatIsNoHeadIsRefused(String text) {
        assertThatThrownBy(() -> Head.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> export(int entries) {
        List<String> lines = new ArrayList<>();
        Hash previous = AuditChain.START;
        for (int n = 1; n <= entries; n++) {
            var entry =
                    new AuditEntry(
                            new UUID(7, n),
                            1,
                            MORNING,
                            "OFFICER",
                            "lan",
                            "[{\"n\":%d}]".formatted(n));
            Hash hash = AuditChain.link(previous, n, MORNING, AuditChain.digest(entry));
            var line =
                    new AuditLine(
                            n,
                            entry.declarationId(),
                            entry.version(),
                            entry.at(),
                            entry.actorKind(),
                            entry.actor(),
                            entry.events(),
                            MORNING,
                            previous.toString(),
                            hash.toString());
            lines.add(new String(AuditExport.line(line), UTF_8).strip());
            previous = hash;
        }
        return lines;
    }

    private static Verdict verify(List<String> lines, @Nullable Head kept)
            throws AuditExport.UnreadableException {
        return AuditExport.verify(
                new ByteArrayInputStream(String.join("\n", lines).getBytes(UTF_8)), kept);
    }

    private static Breach breach(Verdict verdict) {
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.breaches()).hasSize(1);
        return verdict.breaches().getFirst();
    }
}
