package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;

/** The gate is open from 7 to 19, and the first of January is a day off. */
class WorkingCalendarTest {

    private static final WorkingCalendar GATE = DeclarationFixture.HOURS;

    @ParameterizedTest(name = "{1} hours from {0} are due at {2}")
    @CsvSource({
        "2026-11-20T08:00, 2, 2026-11-20T10:00",
        "2026-11-20T17:00, 2, 2026-11-20T19:00",
        "2026-11-20T17:01, 2, 2026-11-21T07:01",
        "2026-11-20T18:59, 2, 2026-11-21T08:59",
        "2026-11-20T19:00, 2, 2026-11-21T09:00",
        "2026-11-20T23:30, 2, 2026-11-21T09:00",
        "2026-11-20T06:59, 2, 2026-11-20T09:00",
        "2026-11-20T07:00, 8, 2026-11-20T15:00",
        "2026-11-20T18:00, 8, 2026-11-21T14:00",
        "2026-12-31T18:59, 2, 2027-01-02T08:59",
        "2027-01-01T10:00, 2, 2027-01-02T09:00"
    })
    void hoursCountWhileTheGateIsOpen(String from, int hours, String due) {
        assertThat(GATE.due(at(from), WorkingTime.ofHours(hours))).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{1} days from {0} are due at {2}")
    @CsvSource({
        "2026-11-20T08:00, 2, 2026-11-22T19:00",
        "2026-11-20T18:59, 2, 2026-11-22T19:00",
        "2026-11-20T19:00, 2, 2026-11-23T19:00",
        "2026-12-30T08:00, 2, 2027-01-02T19:00",
        "2026-12-31T19:00, 1, 2027-01-03T19:00"
    })
    void daysEndWhenTheGateCloses(String from, int days, String due) {
        assertThat(GATE.due(at(from), WorkingTime.ofDays(days))).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "from {0} to {1} it works {2} minutes")
    @CsvSource({
        "2026-11-20T18:59, 2026-11-20T19:00, 1",
        "2026-11-20T18:59, 2026-11-21T07:00, 1",
        "2026-11-20T19:00, 2026-11-21T07:01, 1",
        "2026-12-31T18:00, 2027-01-02T08:00, 120",
        "2026-11-20T09:00, 2026-11-20T08:00, 0"
    })
    void onlyOpenTimeLiesBetween(String from, String to, long minutes) {
        assertThat(GATE.between(at(from), at(to))).isEqualTo(Duration.ofMinutes(minutes));
    }

    @Test
    void anInspectionIsExtendedToTwoWorkingDaysAtMost() {
        Instant since = at("2026-11-20T08:00");
        OpenCheck inspection =
                OpenCheck.of(
                        new RequiredCheck(
                                Authority.CUSTOMS,
                                CheckKind.PHYSICAL_INSPECTION,
                                OpenCheck.limitOf(CheckKind.PHYSICAL_INSPECTION)),
                        GATE,
                        since);

        assertThat(inspection.dueAt()).isEqualTo(at("2026-11-20T16:00"));
        assertThat(inspection.extended(GATE).dueAt()).isEqualTo(at("2026-11-22T19:00"));
    }

    @Test
    void aCheckIsLateFromTheMinuteInWhichItIsDue() {
        OpenCheck check = DeclarationFixture.open(DeclarationFixture.DOCUMENTS).getFirst();
        assertThat(check.isLate(check.dueAt().minusNanos(1))).isFalse();
        assertThat(check.isLate(check.dueAt())).isTrue();
    }

    @Test
    void aCalendarWithoutWorkingDaysIsAMistake() {
        Set<LocalDate> always =
                IntStream.range(0, 500)
                        .mapToObj(LocalDate.parse("2026-11-01")::plusDays)
                        .collect(Collectors.toSet());
        var shut =
                new WorkingCalendar(
                        Valuation.GATE_ZONE,
                        new OpeningHours(LocalTime.of(7, 0), LocalTime.of(19, 0)),
                        always);
        assertThatThrownBy(() -> shut.due(at("2026-11-20T08:00"), WorkingTime.ofHours(2)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Valuation.GATE_ZONE).toInstant();
    }
}
