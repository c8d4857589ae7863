package vn.bordergate.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import vn.bordergate.web.FaultsException;

class SheetSlotsTest {

    private final SheetSlots slots =
            new SheetSlots(
                    SheetReadingTest.limits(
                            Map.of("at-once", "1", "waiting-max", "2", "each-max", "2")));

    @Test
    void anAccountHasItsShareAndAllHaveTheirsAndAPlaceComesBackHoweverTheWorkEnds() {
        List<Disposable> held = new ArrayList<>();
        held.add(slots.during("a", Mono.never()).subscribe());
        held.add(slots.during("a", Mono.never()).subscribe());
        assertThat(status("a")).isEqualTo(429);
        held.add(slots.during("b", Mono.never()).subscribe());
        assertThat(status("c")).isEqualTo(503);
        held.getFirst().dispose();
        assertThat(status("c")).isZero();
        assertThat(status("a")).isZero();
        assertThat(
                        slots.during("a", Mono.error(new IllegalStateException()))
                                .onErrorComplete()
                                .block())
                .isNull();
        assertThat(status("a")).isZero();
    }

    private int status(String account) {
        return slots.during(account, Mono.just(0))
                .onErrorResume(FaultsException.class, e -> Mono.just(e.status()))
                .blockOptional()
                .orElseThrow();
    }
}
