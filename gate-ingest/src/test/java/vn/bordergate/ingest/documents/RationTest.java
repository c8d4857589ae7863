package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;

class RationTest {

    private static final Duration WAIT_MAX = Duration.ofSeconds(20);

    private final List<DataBuffer> here = new ArrayList<>();

    @Test
    void noMoreIsInMemoryThanIsAllowed() {
        Ration ration = new Ration(100);
        body(ration, 20).subscribe(here::add);
        // Of ten bytes each: ten fit, the eleventh waits at the door.
        assertThat(here).hasSize(10);
        ration.giveBack(9);
        assertThat(here).hasSize(10);
        ration.giveBack(1);
        assertThat(here).hasSize(11);
        for (int i = 0; i < 9; i++) {
            ration.giveBack(10);
        }
        assertThat(here).hasSize(20);
    }

    @Test
    void whoeverIsRefusedIsNotListenedToAnyLonger() {
        Ration ration = new Ration(1000);
        Flux<DataBuffer> refused =
                body(ration, 20)
                        .doOnNext(
                                buffer -> {
                                    here.add(buffer);
                                    if (here.size() == 3) {
                                        ration.refuse(new IllegalStateException("enough"));
                                    }
                                });
        assertThatThrownBy(() -> refused.blockLast(WAIT_MAX)).hasMessage("enough");
        assertThat(here).hasSize(3);
    }

    @Test
    void aBodyThatDoesNotEndIsEnded() {
        Flux<DataBuffer> endless =
                new Ration(1000)
                        .of(
                                Flux.never(),
                                Duration.ofMillis(100),
                                () -> new IllegalStateException("late"));
        assertThatThrownBy(() -> endless.blockLast(WAIT_MAX)).hasMessage("late");
    }

    private static Flux<DataBuffer> body(Ration ration, int buffers) {
        return ration.of(
                Flux.range(0, buffers)
                        .map(_ -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[10])),
                WAIT_MAX,
                IllegalStateException::new);
    }
}
