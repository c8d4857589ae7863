package vn.bordergate.ingest.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
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

    /** What the pool lent is given back, also what nobody has looked at when the sender goes. */
    @Test
    void aBodyThatIsLeftKeepsNothingOfThePool() {
        List<ByteBuf> lent = new ArrayList<>();
        var factory = new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
        Flux<DataBuffer> pooled =
                Flux.range(0, 20)
                        .map(
                                _ -> {
                                    ByteBuf buffer = Unpooled.buffer(10).writeZero(10);
                                    lent.add(buffer);
                                    return factory.wrap(buffer);
                                });

        new Ration(100).of(pooled, WAIT_MAX, IllegalStateException::new).subscribe().dispose();

        assertThat(lent).hasSizeGreaterThan(10).allMatch(buffer -> buffer.refCnt() == 0);
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
