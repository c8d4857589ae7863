package vn.bordergate.stats.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
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

    private final List<LoggedRecord> log = new ArrayList<>();

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

    private List<Behind> behind(int max) {
        FactLog remembered =
                new FactLog() {
                    @Override
                    public Map<Integer, Long> ends() {
                        return Map.of(0, (long) log.size());
                    }

                    @Override
                    public void read(
                            Map<Integer, Long> from,
                            Map<Integer, Long> until,
                            Consumer<LoggedRecord> reader) {
                        log.forEach(reader);
                    }
                };
        return new Tracing(CLEARED, max).read(remembered, remembered.ends());
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

    private static TradeFact fact(long id, long cents) {
        return Facts.fact(
                new UUID(81, id),
                1,
                Stage.CLEARED,
                "KIM-THANH",
                "0810",
                "CNY",
                cents,
                1,
                Facts.DAY);
    }
}
