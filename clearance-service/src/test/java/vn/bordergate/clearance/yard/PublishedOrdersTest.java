package vn.bordergate.clearance.yard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.dispatch.HeadStart;
import vn.bordergate.clearance.dispatch.PublishedOrder;
import vn.bordergate.clearance.dispatch.Wording;
import vn.bordergate.events.GoodsClass;

class PublishedOrdersTest {

    private final PublishedOrder order = PublishedOrders.shipped();

    @Test
    void nobodyIsOvertakenMoreThanFortyTimes() {
        assertThat(order.overtaking().max()).isEqualTo(40);
    }

    @Test
    void allPerishablesHaveAHeadStartAndNobodyElseWithoutPriority() {
        List<GoodsClass> favoured =
                order.headStarts().stream()
                        .filter(headStart -> headStart.priorityEnterprise() == null)
                        .flatMap(headStart -> headStart.goods().stream())
                        .toList();
        assertThat(favoured)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(GoodsClass.values()).filter(GoodsClass::isPerishable).toList());
    }

    /** What is published in words must be what is decided by. */
    @Test
    void everyTextNamesItsNumbers() {
        for (HeadStart headStart : order.headStarts()) {
            names(headStart.rule().text(), headStart.by().toMinutes());
        }
        names(order.overtaking().rule().text(), order.overtaking().max());
        names(order.firmShare().rule().text(), order.firmShare().vehicles());
        names(order.firmShare().rule().text(), order.firmShare().within().toMinutes());
    }

    private static void names(Wording text, long number) {
        for (String language : List.of(text.vi(), text.en(), text.zh())) {
            assertThat(language).containsPattern("(?<!\\d)" + number + "(?!\\d)");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"max\": 40 | \"max\": 0 | limit of 0",
                "QO-020 | QO-001 | two rules are called QO-001",
                "\"max\": 40 | \"most\": 40 | max",
                "\"minutes\": 150 | \"minutes\": 0 | QO-012 gives nobody a head start",
            })
    void anOrderThatMakesNoSenseIsRefused(String part, String by, String because)
            throws IOException {
        String shipped = text();
        assertThat(shipped).contains(part);
        byte[] broken = shipped.replace(part, by).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PublishedOrders.read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void anOrderThatLacksAPartIsRefused() {
        byte[] nothing = "{\"version\": \"1\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PublishedOrders.read(nothing))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String text() throws IOException {
        try (InputStream in =
                PublishedOrders.class.getResourceAsStream("/rules/queue-order.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
