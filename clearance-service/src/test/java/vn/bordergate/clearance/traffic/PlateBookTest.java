package vn.bordergate.clearance.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.CrossingCommand.Announce;
import vn.bordergate.clearance.crossing.CrossingHistory;
import vn.bordergate.clearance.crossing.Crossings;
import vn.bordergate.clearance.crossing.Findings;
import vn.bordergate.clearance.traffic.PlateBook.Known;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.ReadingKind;
import vn.bordergate.events.ReadingTaken;

/** Whom a plate that was read at the yard of Kim Thành is of, among those that are expected. */
class PlateBookTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");
    private static final GateCode GATE = new GateCode("KIM-THANH");

    /** The first is the one that a reading is compared with, the second stands by its side. */
    @ParameterizedTest(name = "{0}, {1} of a thousand sure, among {2}: {3}")
    @CsvSource({
        // As it was announced, however unsure the camera.
        "24C12345, 960, 24C12345 29H77777, FOUND 0",
        "24C12345, 100, 24C12345 24C12346, FOUND 0",
        // One or two characters that cameras mistake for each other are the same plate.
        "24C1234S, 960, 24C12345 29H77777, FOUND 0",
        "24C1Z34S, 960, 24C12345 29H77777, FOUND 0",
        "24CIZ34S, 960, 24C12345 29H77777, UNSURE 0",
        // A digit that is plainly another is another lorry, unless the camera says it is unsure.
        "24C12349, 960, 24C12345 29H77777, UNSURE 0",
        "24C12349, 700, 24C12345 29H77777, UNSURE 0",
        "24C12349, 699, 24C12345 29H77777, FOUND 0",
        "24C12399, 699, 24C12345 29H77777, UNSURE 0",
        "24C12399, 960, 24C12345 29H77777, UNSURE 0",
        // Three are another plate; so is one of other length by as much.
        "24C12999, 699, 24C12345 29H77777, UNKNOWN",
        "24C12, 699, 24C12345 29H77777, UNKNOWN",
        "24C1234, 699, 24C12345 29H77777, FOUND 0",
        // Two that are as like: a person says which.
        "24C12347, 500, 24C12345 24C12346, UNSURE 0 1",
        "24C1234S, 960, 24C12345 24C12346, FOUND 0",
        "51K00001, 960, 24C12345 29H77777, UNKNOWN",
        // The trailer of the first, which a camera behind it reads.
        "24R00555, 960, 24C12345/24R00555 29H77777, FOUND 0",
        "24R0O5S5, 960, 24C12345/24R00555 29H77777, FOUND 0",
        "24R00559, 960, 24C12345/24R00555 29H77777, UNSURE 0",
        "24R00555, 960, 24C12345 29H77777, UNKNOWN"
    })
    void aReadingIsOfTheVehicleThatItIsLike(
            String read, int confidence, String expected, String answer) {
        List<Known> all = new ArrayList<>();
        for (String one : expected.split(" ", -1)) {
            String[] plates = one.split("/", -1);
            all.add(known(all.size(), plates[0], plates.length > 1 ? plates[1] : null));
        }
        assertThat(told(read, confidence, all)).isEqualTo(answer);
    }

    @Test
    void whoIsExpectedAtAnotherGateIsNotMeant() {
        Known elsewhere = new Known(id(0), new GateCode("LUNG-PO"), "24C12345", "24R00555");
        assertThat(told("24C12345", 960, List.of(elsewhere))).isEqualTo("UNKNOWN");
        assertThat(told("24R00555", 960, List.of(elsewhere))).isEqualTo("UNKNOWN");
    }

    @Test
    void withoutAPlateNobodyIsMeant() {
        assertThat(told(null, 960, List.of(known(0, "24C12345", null)))).isEqualTo("UNKNOWN");
    }

    private static String told(@Nullable String read, int confidence, List<Known> all) {
        Map<CrossingId, Crossing> states = new HashMap<>();
        all.forEach(one -> states.put(one.id(), announced(one)));
        return switch (new PlateBook(all)
                .find(reading(read, confidence), id -> Objects.requireNonNull(states.get(id)))) {
            case PlateBook.Found found -> "FOUND " + number(found.id());
            case PlateBook.Unsure unsure ->
                    Stream.concat(
                                    Stream.of("UNSURE"),
                                    unsure.candidates().stream().map(PlateBookTest::number))
                            .reduce((a, b) -> a + " " + b)
                            .orElseThrow();
            case PlateBook.Unknown _ -> "UNKNOWN";
        };
    }

    private static Crossing announced(Known one) {
        var none = new Crossing.NotAnnounced();
        var announce =
                new Announce(
                        1, AtTheCrossing.vehicle(one.gate(), one.plate()), NOW.minusSeconds(9));
        return CrossingHistory.evolve(
                none, Crossings.decide(none, announce, new Findings.Nothing()));
    }

    private static ReadingTaken reading(@Nullable String plate, int confidence) {
        return new ReadingTaken(
                "KT-KB2-CAM",
                1,
                GATE,
                ReadingKind.YARD_ENTRY,
                "KB2",
                null,
                plate == null ? null : PlateNumber.of(plate),
                confidence,
                null,
                NOW,
                false,
                NOW);
    }

    private static Known known(int number, String plate, @Nullable String trailer) {
        return new Known(id(number), GATE, plate, trailer);
    }

    private static CrossingId id(int number) {
        return new CrossingId(new UUID(9, number));
    }

    private static String number(CrossingId id) {
        return String.valueOf(id.value().getLeastSignificantBits());
    }
}
