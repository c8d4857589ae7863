package vn.bordergate.clearance.slip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import vn.bordergate.web.FaultsException;

class SlipPressTest {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Slip SLIP = SlipSheetTest.saying("Hồ sơ");

    @Test
    void whoComesAfterTheMostThatMayWaitIsToldToComeAgain() throws Exception {
        CountDownLatch printing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (SlipPress press = new SlipPress(slip -> stuck(printing, goOn))) {
            List<CompletableFuture<?>> printed = new ArrayList<>();
            printed.add(press.print(SLIP).toFuture());
            printing.await();
            for (int i = 0; i < SlipPress.WAITING_MAX; i++) {
                printed.add(press.print(SLIP).toFuture());
            }
            CompletableFuture<?> tooMany = press.print(SLIP).toFuture();

            assertThat(tooMany)
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .havingRootCause()
                    .isInstanceOfSatisfying(
                            FaultsException.class,
                            said -> {
                                assertThat(said.status()).isEqualTo(503);
                                assertThat(said.faults().getFirst().code())
                                        .isEqualTo("SLIPS_CROWDED");
                                assertThat(said.retryAfter()).isNotNull();
                            });
            goOn.countDown();
            assertThat(printed).allSatisfy(one -> assertThat(one).succeedsWithin(PATIENCE));
        }
    }

    @Test
    void oneAfterTheOtherIsPrintedWhole() throws Exception {
        try (SlipPress press = new SlipPress()) {
            byte[] first = printed(press);
            byte[] second = printed(press);
            assertThat(SlipText.of(first))
                    .contains("Nguyễn Thị Hoa")
                    .isEqualTo(SlipText.of(second));
        }
    }

    private static byte[] printed(SlipPress press) {
        return Objects.requireNonNull(press.print(SLIP).block(PATIENCE));
    }

    private static byte[] stuck(CountDownLatch printing, CountDownLatch goOn) {
        printing.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
        return "slip".getBytes(StandardCharsets.UTF_8);
    }
}
