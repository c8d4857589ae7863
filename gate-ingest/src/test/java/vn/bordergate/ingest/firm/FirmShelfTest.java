package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.web.FaultsException;

class FirmShelfTest {

    private static final FirmNumber FARM = Objects.requireNonNull(FirmNumber.parse("0100109106"));
    private static final FirmProperties SETTINGS =
            new FirmProperties(Duration.ofSeconds(2), Duration.ofMinutes(1), 10);

    private final Register register = new Register();
    private Instant now = Instant.parse("2026-11-22T03:00:00Z");
    private final FirmShelf shelf = new FirmShelf(register, SETTINGS, () -> now);

    /** A register that counts how often it is asked. */
    private static final class Register implements FirmShelf.Reader {
        private long version = 1;
        private FirmBook book = FirmBook.EMPTY;
        private @Nullable RuntimeException failure;
        private Scheduler answersOn = Schedulers.immediate();
        private int asked;
        private int read;

        @Override
        public Mono<Long> version() {
            asked++;
            return failure == null ? Mono.just(version).publishOn(answersOn) : Mono.error(failure);
        }

        @Override
        public Mono<FirmBook> book() {
            read++;
            return Mono.just(book);
        }
    }

    @Test
    void beforeItWasReadNobodyIsBelievedNotEvenTheProvider() {
        unknown();
        register.failure = new IllegalStateException("away");
        shelf.refresh().onErrorComplete().block();
        unknown();
    }

    @Test
    void whatAnotherThreadReadsStandsOnTheShelfBeforeTheDoorOpens() {
        register.answersOn = Schedulers.parallel();
        shelf.start();
        try {
            assertThat(shelf.rights("lan", List.of("0100109106")).mayDeclareFor(FARM)).isTrue();
        } finally {
            shelf.stop();
        }
    }

    @Test
    void aThousandSubmissionsAskTheDatabaseNothing() {
        shelf.refresh().block();
        for (int i = 0; i < 1_000; i++) {
            assertThat(shelf.rights("lan", List.of("0100109106")).mayDeclareFor(FARM)).isTrue();
        }
        assertThat(register.asked).isEqualTo(1);
        assertThat(register.read).isEqualTo(1);
    }

    @Test
    void theRegisterIsReadAgainOnlyWhenItHasMoved() {
        shelf.refresh().block();
        register.book = new FirmBook(Map.of("lan", Map.of(FARM, Set.of(FirmRight.LOOK))), Map.of());
        shelf.refresh().block();
        assertThat(shelf.rights("lan", List.of()).mayLookAt(FARM)).isFalse();
        assertThat(register.read).isEqualTo(1);
        register.version++;
        shelf.refresh().block();
        assertThat(shelf.rights("lan", List.of()).mayLookAt(FARM)).isTrue();
        register.version = 0;
        register.book = FirmBook.EMPTY;
        shelf.refresh().block();
        assertThat(shelf.rights("lan", List.of()).mayLookAt(FARM)).isFalse();
    }

    @Test
    void rightsThatCannotBeLookedAtAreBelievedForAMinuteAndNoLonger() {
        shelf.refresh().block();
        register.failure = new IllegalStateException("away");
        now = now.plus(SETTINGS.believedFor());
        shelf.refresh().onErrorComplete().block();
        assertThat(shelf.rights("lan", List.of("0100109106")).mayLookAt(FARM)).isTrue();
        now = now.plusMillis(1);
        unknown();
        register.failure = null;
        shelf.refresh().block();
        assertThat(shelf.rights("lan", List.of("0100109106")).mayLookAt(FARM)).isTrue();
    }

    @Test
    void theEdgesOfTheSettingsAreWithin() {
        assertThat(new FirmProperties(Duration.ofMillis(100), Duration.ofHours(1), 1)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"PT0.099S, PT1M, 1", "PT2S, PT2S, 1", "PT2S, PT1H0.001S, 1", "PT2S, PT1M, 0"})
    void aSettingOutOfItsRangeStopsTheStart(Duration every, Duration believed, int entries) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new FirmProperties(every, believed, entries))
                .withMessageContaining("gate.ingest.firms.");
    }

    private void unknown() {
        assertThatExceptionOfType(FaultsException.class)
                .isThrownBy(() -> shelf.rights("lan", List.of("0100109106")))
                .satisfies(
                        e -> {
                            assertThat(e.status()).isEqualTo(503);
                            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(3));
                        });
    }
}
