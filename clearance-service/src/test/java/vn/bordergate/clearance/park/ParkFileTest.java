package vn.bordergate.clearance.park;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.park.ParkBook.Line;
import vn.bordergate.events.TradeFact;
import vn.bordergate.web.FaultsException;

class ParkFileTest {

    private static final String FIRM = "0100109106";

    @Test
    void aFirmStandsInAParkFromTheDayOnUntilItsNextLine() {
        ParkBook book =
                new ParkBook(
                        ParkFile.read(
                                """
                                number,park,effectiveFrom
                                0100109106,BAC-DUYEN-HAI,2024-01-01
                                0100109106;TANG-LOONG;2025-07-01
                                0100109106,NONE,2026-01-01
                                """));

        assertThat(book.parkOf(FIRM, LocalDate.parse("2023-12-31"))).isEqualTo(TradeFact.NO_PARK);
        assertThat(book.parkOf(FIRM, LocalDate.parse("2025-06-30"))).isEqualTo("BAC-DUYEN-HAI");
        assertThat(book.parkOf(FIRM, LocalDate.parse("2025-07-01"))).isEqualTo("TANG-LOONG");
        assertThat(book.parkOf(FIRM, LocalDate.parse("2026-01-01"))).isEqualTo(TradeFact.NO_PARK);
        assertThat(book.parkOf("another", LocalDate.parse("2026-01-01")))
                .isEqualTo(TradeFact.NO_PARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0100109107,BAC-DUYEN-HAI,2024-01-01 | PARKS_NUMBER_WRONG",
                "0100109106,SAI-GON,2024-01-01 | PARKS_PARK_UNKNOWN",
                "0100109106,TANG-LOONG,1989-12-31 | PARKS_DATE_WRONG",
                "0100109106,TANG-LOONG | PARKS_LINE_MALFORMED"
            })
    void aLineThatIsWrongIsToldWithItsPlace(String line, String code) {
        assertThatThrownBy(() -> ParkFile.read(ParkFile.HEADING + "\n" + line))
                .isInstanceOfSatisfying(
                        FaultsException.class,
                        e -> {
                            assertThat(e.faults().getFirst().code()).isEqualTo(code);
                            assertThat(e.faults().getFirst().pointer()).isEqualTo("/2");
                        });
    }

    @Test
    void aFirmHasOneLineADay() {
        String line = "0100109106,TANG-LOONG,2024-01-01\n";

        assertThatThrownBy(() -> ParkFile.read(ParkFile.HEADING + "\n" + line + line))
                .hasMessageContaining("PARKS_LINE_TWICE");
    }

    @Test
    void asManyLinesAsAreAllowedAreReadAndOneMoreIsNot() {
        StringBuilder most = new StringBuilder(ParkFile.HEADING);
        LocalDate day = LocalDate.of(2000, 1, 1);
        for (int i = 0; i < ParkFile.LINES_MAX; i++) {
            most.append("\n0100109106,TANG-LOONG,").append(day.plusDays(i));
        }
        List<Line> read = ParkFile.read(most.toString());

        assertThat(read).hasSize(ParkFile.LINES_MAX);
        assertThatThrownBy(() -> ParkFile.read(most + "\n0100109106,TANG-LOONG,1999-01-01"))
                .hasMessageContaining("PARKS_TOO_MANY");
    }
}
