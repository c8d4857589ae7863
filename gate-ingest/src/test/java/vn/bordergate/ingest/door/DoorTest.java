package vn.bordergate.ingest.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

class DoorTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Door.Unlodged<String> UNLODGED =
            new Door.Unlodged<>() {
                @Override
                public String notNow(UnavailableException reason) {
                    return "notnow";
                }

                @Override
                public String notStorable() {
                    return "notstorable";
                }
            };

    private final List<List<One>> transactions = new ArrayList<>();
    private final List<Sinks.One<List<String>>> pending = new ArrayList<>();

    @Test
    void aTransactionHoldsNoMoreBytesThanItsLimit() {
        Door<One, String> door = holding("flushes-max", 1);
        door.lodge(of(1)).subscribe();
        for (int bytes : new int[] {MEGABYTE, 3 * MEGABYTE, 1, 4 * MEGABYTE, 5 * MEGABYTE, 1}) {
            door.lodge(of(bytes)).subscribe();
        }
        for (int i = 0; i < pending.size(); i++) {
            commit(i);
        }
        assertThat(transactions)
                .extracting(one -> one.stream().mapToInt(One::valueBytes).sum())
                .containsExactly(1, 4 * MEGABYTE, 1, 4 * MEGABYTE, 5 * MEGABYTE, 1);
    }

    @Test
    void whoeverIsOneByteTooManyIsSentAway() {
        Door<One, String> door = holding("flushes-max", 1, "waiting-bytes-max", "8MB");
        door.lodge(of(1)).subscribe();
        for (int i = 0; i < 8; i++) {
            door.lodge(of(MEGABYTE)).subscribe();
        }
        assertThat(door.waiting()).isEqualTo(8);
        assertSentAway(door);
        assertThat(door.waiting()).isEqualTo(8);
        commit(0);
        assertThat(door.waiting()).isEqualTo(4);
        door.lodge(of(4 * MEGABYTE)).subscribe();
        assertThat(door.waiting()).isEqualTo(5);
        assertSentAway(door);
    }

    @Test
    void whoeverIsOneDeclarationTooManyIsSentAway() {
        Door<One, String> door = holding("flushes-max", 1, "waiting-max", 2, "group-lines-max", 1);
        for (int i = 0; i < 3; i++) {
            door.lodge(of(1)).subscribe();
        }
        assertSentAway(door);
        commit(0);
        assertThat(door.waiting()).isZero();
    }

    @Test
    void nobodyWaitsForeverHoweverManyComeAtOnce() {
        Door<One, String> door =
                door(
                        group ->
                                Mono.fromSupplier(() -> accepted(group))
                                        .subscribeOn(Schedulers.parallel()));
        Long answered =
                Flux.range(0, 200_000)
                        .parallel(8)
                        .runOn(Schedulers.boundedElastic())
                        .flatMap(_ -> door.lodge(of(10)), false, 8)
                        .sequential()
                        .count()
                        .block(WAIT_MAX);
        assertThat(answered).isEqualTo(200_000);
        assertThat(door.waiting()).isZero();
    }

    @Test
    void oneThatCannotBeStoredTakesNobodyDown() {
        One bad = of(7);
        Door<One, String> door =
                door(
                        group -> {
                            transactions.add(group);
                            return group.contains(bad)
                                    ? Mono.error(new DataIntegrityViolationException("no"))
                                    : Mono.just(accepted(group));
                        });
        List<String> outcomes = block(door.lodge(List.of(of(1), bad, of(1))));
        assertThat(outcomes.get(0)).isEqualTo("accepted");
        assertThat(outcomes.get(1)).isEqualTo("notstorable");
        assertThat(outcomes.get(2)).isEqualTo("accepted");
        assertThat(block(door.lodge(List.of(bad))).getFirst()).isEqualTo("notstorable");
    }

    @Test
    void oneThatCannotBeWrittenNowHoldsBackOnlyItsOwnKey() {
        One bad = of(7);
        One unlucky = of(8);
        One sameKey = withKeyOf(unlucky);
        Door<One, String> door =
                door(
                        group -> {
                            if (group.contains(bad)) {
                                return Mono.error(new IllegalArgumentException("no"));
                            }
                            return group.contains(unlucky)
                                    ? Mono.error(new TransientDataAccessResourceException("gone"))
                                    : Mono.just(accepted(group));
                        });
        List<String> outcomes = block(door.lodge(List.of(bad, unlucky, sameKey, of(1))));
        assertThat(outcomes).containsExactly("notstorable", "notnow", "notnow", "accepted");
    }

    /** A door whose transactions last until they are committed by hand. */
    private Door<One, String> holding(Object... settings) {
        return door(
                group -> {
                    transactions.add(group);
                    Sinks.One<List<String>> answer = Sinks.one();
                    pending.add(answer);
                    return answer.asMono();
                },
                settings);
    }

    private void commit(int transaction) {
        pending.get(transaction).tryEmitValue(accepted(transactions.get(transaction)));
    }

    private static Door<One, String> door(Door.Lodging<One, String> lodging, Object... settings) {
        return new Door<>(
                lodging,
                UNLODGED,
                limits(settings),
                CircuitBreaker.ofDefaults("door"),
                TimeLimiter.of(WAIT_MAX));
    }

    static DoorProperties limits(Object... settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        source.put("gate.ingest.door.answer-max", WAIT_MAX);
        for (int i = 0; i < settings.length; i += 2) {
            source.put("gate.ingest.door." + settings[i], settings[i + 1]);
        }
        return new Binder(source).bindOrCreate("gate.ingest.door", DoorProperties.class);
    }

    private static void assertSentAway(Door<One, String> door) {
        assertThatThrownBy(() -> door.lodge(of(1)).block(WAIT_MAX))
                .isInstanceOf(UnavailableException.class);
    }

    private static List<String> accepted(List<One> group) {
        return group.stream().map(_ -> "accepted").toList();
    }

    private static <T> T block(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(WAIT_MAX));
    }

    private static One of(int valueBytes) {
        int number = COUNT.incrementAndGet();
        return new One(number, "D-" + number, valueBytes);
    }

    private static One withKeyOf(One other) {
        return new One(COUNT.incrementAndGet(), other.key(), 1);
    }

    private record One(Integer id, String key, int valueBytes) implements Door.Entrant {}
}
