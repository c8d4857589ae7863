package vn.bordergate.ingest.declaring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.KnownCodes;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.ingest.declaring.form.Sample;
import vn.bordergate.journal.JournalEntry;

class DoorTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final Reading.Sound SOUND =
            (Reading.Sound)
                    new DeclarationReader(KnownCodes.of(GateBook.shipped()))
                            .read(
                                    Sample.EXPORT.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                    Sample.NOW);

    private final List<List<Lodgement>> transactions = new ArrayList<>();
    private final List<Sinks.One<List<Outcome>>> pending = new ArrayList<>();

    @Test
    void aTransactionHoldsNoMoreBytesThanItsLimit() {
        Door door = holding("flushes-max", 1);
        door.lodge(of(1)).subscribe();
        for (int bytes : new int[] {MEGABYTE, 3 * MEGABYTE, 1, 4 * MEGABYTE, 5 * MEGABYTE, 1}) {
            door.lodge(of(bytes)).subscribe();
        }
        for (int i = 0; i < pending.size(); i++) {
            commit(i);
        }
        assertThat(transactions)
                .extracting(one -> one.stream().mapToInt(Lodgement::valueBytes).sum())
                .containsExactly(1, 4 * MEGABYTE, 1, 4 * MEGABYTE, 5 * MEGABYTE, 1);
    }

    @Test
    void whoeverIsOneByteTooManyIsSentAway() {
        Door door = holding("flushes-max", 1, "waiting-bytes-max", "8MB");
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
        Door door = holding("flushes-max", 1, "waiting-max", 2, "group-lines-max", 1);
        for (int i = 0; i < 3; i++) {
            door.lodge(of(1)).subscribe();
        }
        assertSentAway(door);
        commit(0);
        assertThat(door.waiting()).isZero();
    }

    @Test
    void nobodyWaitsForeverHoweverManyComeAtOnce() {
        Door door =
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
        Lodgement bad = of(7);
        Door door =
                door(
                        group -> {
                            transactions.add(group);
                            return group.contains(bad)
                                    ? Mono.error(new DataIntegrityViolationException("no"))
                                    : Mono.just(accepted(group));
                        });
        List<Outcome> outcomes = block(door.lodge(List.of(of(1), bad, of(1))));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.NotStorable.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Accepted.class);
        assertThat(block(door.lodge(List.of(bad))).getFirst())
                .isInstanceOf(Outcome.NotStorable.class);
    }

    @Test
    void oneThatCannotBeWrittenNowHoldsBackOnlyItsOwnKey() {
        Lodgement bad = of(7);
        Lodgement unlucky = of(8);
        Lodgement sameKey = withKeyOf(unlucky);
        Door door =
                door(
                        group -> {
                            if (group.contains(bad)) {
                                return Mono.error(new IllegalArgumentException("no"));
                            }
                            return group.contains(unlucky)
                                    ? Mono.error(new TransientDataAccessResourceException("gone"))
                                    : Mono.just(accepted(group));
                        });
        List<Outcome> outcomes = block(door.lodge(List.of(bad, unlucky, sameKey, of(1))));
        assertThat(outcomes)
                .hasExactlyElementsOfTypes(
                        Outcome.NotStorable.class,
                        Outcome.NotNow.class,
                        Outcome.NotNow.class,
                        Outcome.Accepted.class);
    }

    /** A door whose transactions last until they are committed by hand. */
    private Door holding(Object... settings) {
        return door(
                group -> {
                    transactions.add(group);
                    Sinks.One<List<Outcome>> answer = Sinks.one();
                    pending.add(answer);
                    return answer.asMono();
                },
                settings);
    }

    private void commit(int transaction) {
        pending.get(transaction).tryEmitValue(accepted(transactions.get(transaction)));
    }

    private static Door door(Door.Lodging lodging, Object... settings) {
        return new Door(
                lodging,
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

    private static void assertSentAway(Door door) {
        assertThatThrownBy(() -> door.lodge(of(1)).block(WAIT_MAX))
                .isInstanceOf(UnavailableException.class);
    }

    private static List<Outcome> accepted(List<Lodgement> group) {
        return group.stream()
                .<Outcome>map(
                        one ->
                                new Outcome.Accepted(
                                        Receipt.of(
                                                one.declarationId(),
                                                1,
                                                one.content().reference(),
                                                one.receivedAt(),
                                                one.remarks(),
                                                one.contentHash())))
                .toList();
    }

    private static <T> T block(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(WAIT_MAX));
    }

    private static Lodgement of(int valueBytes) {
        return lodgement("D-" + COUNT.incrementAndGet(), valueBytes);
    }

    private static Lodgement withKeyOf(Lodgement other) {
        return lodgement(other.content().reference(), 1);
    }

    private static Lodgement lodgement(String reference, int valueBytes) {
        var s = SOUND.content();
        var content =
                new vn.bordergate.events.DeclaredContent(
                        s.declarant(),
                        reference,
                        s.customsDeclaration(),
                        s.gate(),
                        s.direction(),
                        s.tradeType(),
                        s.plannedArrival(),
                        s.destination(),
                        s.items());
        return new Lodgement(
                new DeclarationId(UUID.randomUUID()),
                "haulier",
                content,
                List.of(),
                "hash",
                "{}",
                "[]",
                Instant.EPOCH,
                new JournalEntry("topic", "key", "type", Instant.EPOCH, "{}"),
                valueBytes);
    }
}
