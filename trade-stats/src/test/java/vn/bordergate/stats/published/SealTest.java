package vn.bordergate.stats.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.bordergate.events.Direction;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeType;

class SealTest {

    private static final Edition DAY =
            new Edition(
                    LocalDate.of(2026, 11, 22), 1, Instant.parse("2026-11-22T13:00:00Z"), "khanh");
    private static final CellName FRUIT =
            new CellName("KIM-THANH", Direction.EXPORT, TradeType.EXPORT, Stage.CLEARED);

    private final SealKey key = SealKey.fresh();
    private final String content = Seal.content(DAY, Map.of(FRUIT, new Measured(1, 2, 3, 4, 5)));
    private final Seal first = Seal.of(1, DAY, content, Seal.BEGINNING, key);

    @Test
    void whatIsSealedIsPlainTextThatAnybodyCanWriteAgain() {
        assertThat(content)
                .isEqualTo(
                        """
                        2026-11-22
                        1
                        2026-11-22T13:00:00Z
                        KIM-THANH|EXPORT|EXPORT|CLEARED|1|2|3|4|5
                        """);
    }

    @Test
    void aSealHoldsOverItsContentAndTheOneBefore() {
        Seal second = Seal.of(2, DAY, content, first.hash(), key);

        assertThat(first.fault(0, Seal.BEGINNING, content)).isEmpty();
        assertThat(second.fault(1, first.hash(), content)).isEmpty();
    }

    @Test
    void aFigureThatIsChangedLaterNoLongerFits() {
        String changed = Seal.content(DAY, Map.of(FRUIT, new Measured(2, 2, 3, 4, 5)));

        assertThat(first.fault(0, Seal.BEGINNING, changed)).contains("not those that were sealed");
    }

    @Test
    void aSealLeftOutOrExchangedIsSeen() {
        Seal other = Seal.of(1, DAY, content + "x", Seal.BEGINNING, key);
        Seal second = Seal.of(2, DAY, content, first.hash(), key);

        assertThat(second.fault(0, Seal.BEGINNING, content)).contains("follows 0");
        assertThat(second.fault(1, other.hash(), content)).contains("the seal before");
    }

    @Test
    void aChainMadeAnewNeedsTheKey() {
        Seal forged =
                new Seal(
                        1,
                        DAY.day(),
                        1,
                        first.contentHash(),
                        first.previousHash(),
                        first.hash(),
                        SealKey.fresh().sign(first.hash()),
                        key.publicKey());

        assertThat(forged.fault(0, Seal.BEGINNING, content)).contains("not signed");
        assertThat(SealKey.verifies("no key", "text", "no signature")).isFalse();
    }

    @Test
    void theKeyIsMadeOnceAndForItsOwnerOnly(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("totals.key");

        String made = SealKey.keptIn(file).publicKey();

        assertThat(SealKey.keptIn(file).publicKey()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatHoldsNoKeyStopsTheStart(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("totals.key"), "nothing\nhere\n");

        assertThatIllegalStateException().isThrownBy(() -> SealKey.keptIn(file));
    }
}
