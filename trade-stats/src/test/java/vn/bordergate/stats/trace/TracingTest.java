package vn.bordergate.stats.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.EventType;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Place;
import vn.bordergate.stats.Facts;
import vn.bordergate.stats.recount.FactLog;
import vn.bordergate.stats.recount.LoggedRecord;
import vn.bordergate.stats.trace.Trace.Behind;

class TracingTest {

    private static final Figure CLEARED = new Figure("CLEARED", null, null, Map.of());

    private static final Figure THE_DAY = new Figure("CLEARED", Facts.DAY, Facts.DAY, Map.of());

    private final List<LoggedRecord> log = new ArrayList<>();

    /** Where the log has the first record that was sent on the day asked for. */
    private long sentOnTheDay;

    private @Nullable Instant asked;
    private int read;

    @Test
    void aRepeatInTheLogAddsNothing() {
        send(fact(1, 100));
        send(fact(2, 50));
        log.add(log.getFirst());

        assertThat(behind(10))
                .extracting(behind -> behind.sums().usdCents())
                .containsExactly(100L, 50L);
    }

    @Test
    void asManyAsMayBeHeldAreHeldAndOneMoreIsRefused() {
        send(fact(1, 100));
        send(fact(2, 50));
        // One that is taken back makes room.
        send(fact(2, 50).reversed(Facts.AT));
        send(fact(3, 70));
        assertThat(behind(2)).hasSize(2);

        send(fact(4, 1));
        assertThatThrownBy(() -> behind(2)).isInstanceOf(Tracing.TooManyException.class);
    }

    @Test
    void theLogIsReadFromWhereTheFirstDayBegins() {
        send(fact(1, 100));
        send(fact(2, 50));
        send(fact(3, 7));
        sentOnTheDay = 2;

        assertThat(figured(THE_DAY, 7, 1, 1))
                .extracting(Behind::declarationId)
                .containsExactly(id(3));
        assertThat(asked).isEqualTo(Instant.parse("2026-11-21T16:00:00Z"));
        assertThat(read).isEqualTo(1);
    }

    @Test
    void whatWasSentBeforeItsDayIsFoundAllTheSame() {
        send(fact(1, 100));
        sentOnTheDay = 1;

        assertThat(figured(THE_DAY, 100, 1, 1))
                .extracting(Behind::declarationId)
                .containsExactly(id(1));
    }

    @Test
    void whatTheLimitOfOneQuestionHidesIsToldAsADifference() {
        send(fact(1, 100));
        send(fact(2, 50));
        sentOnTheDay = 1;

        assertThat(figured(THE_DAY, 150, 2, 1))
                .extracting(Behind::declarationId)
                .containsExactly(id(2));
    }

    @Test
    void asMuchAsMayBeReadIsReadAndOneRecordMoreIsRefused() {
        send(fact(1, 100));
        send(fact(2, 50));

        assertThat(figured(CLEARED, 150, 2, 2)).hasSize(2);
        assertThatThrownBy(() -> figured(CLEARED, 150, 2, 1))
                .isInstanceOf(Tracing.TooLongException.class);
    }

    private List<Behind> figured(Figure figure, long cents, int count, long recordsMax) {
        var sums = new Trace.Sums(cents, cents * 263, count * 18_000_000L, count);
        read = 0;
        return new FigureLog(remembered(), recordsMax, 10)
                .behind(figure, new LiveFigure.Read(sums, remembered().ends()));
    }

    private List<Behind> behind(int max) {
        FactLog remembered = remembered();
        return new Tracing(CLEARED, max).read(remembered, Map.of(), remembered.ends());
    }

    private FactLog remembered() {
        return new FactLog() {
            @Override
            public Map<Integer, Long> ends() {
                return Map.of(0, (long) log.size());
            }

            @Override
            public Map<Integer, Long> since(Instant sent) {
                asked = sent;
                return Map.of(0, sentOnTheDay);
            }

            @Override
            public void read(
                    Map<Integer, Long> from,
                    Map<Integer, Long> until,
                    Consumer<LoggedRecord> reader) {
                for (long at = from.getOrDefault(0, 0L); at < log.size(); at++) {
                    read++;
                    reader.accept(log.get((int) at));
                }
            }
        };
    }

    private void send(TradeFact fact) {
        log.add(
                new LoggedRecord(
                        0,
                        "a-journal",
                        new Place(log.size() + 1, log.size() + 1),
                        EventType.TRADE_FACT.typeName(),
                        fact.key().getBytes(StandardCharsets.UTF_8),
                        new EventJson().write(fact).getBytes(StandardCharsets.UTF_8)));
    }

    private static UUID id(long id) {
        return new UUID(81, id);
    }

    private static TradeFact fact(long id, long cents) {
        return Facts.fact(
                id(id), 1, Stage.CLEARED, "KIM-THANH", "0810", "CNY", cents, 1, Facts.DAY);
    }
}
