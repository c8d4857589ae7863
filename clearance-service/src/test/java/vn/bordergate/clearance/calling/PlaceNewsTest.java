package vn.bordergate.clearance.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.QueuePlaceTold.Expected;

class PlaceNewsTest {

    private static final UUID LORRY = new UUID(1, 2);
    private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");

    private static final PlaceNews TOLD = news(3, "QO-001", 0, at(TEN));

    @Test
    void theSameIsNoNews() {
        assertThat(news(3, "QO-001", 0, at(TEN)).differsFrom(TOLD)).isFalse();
    }

    @Test
    void whatWasNeverToldIsNews() {
        assertThat(TOLD.differsFrom(null)).isTrue();
    }

    @Test
    void anotherPlaceReasonOrOvertakingIsNews() {
        assertThat(news(2, "QO-001", 0, at(TEN)).differsFrom(TOLD)).isTrue();
        assertThat(news(null, "QO-001", 0, at(TEN)).differsFrom(TOLD)).isTrue();
        assertThat(news(3, "QO-012", 0, at(TEN)).differsFrom(TOLD)).isTrue();
        assertThat(news(3, "QO-001", 1, at(TEN)).differsFrom(TOLD)).isTrue();
    }

    @Test
    void aTimeIsToldAgainWhenItHasMovedByTwoMinutesEitherWay() {
        assertThat(news(3, "QO-001", 0, at(TEN.plusSeconds(119))).differsFrom(TOLD)).isFalse();
        assertThat(news(3, "QO-001", 0, at(TEN.plusSeconds(120))).differsFrom(TOLD)).isTrue();
        assertThat(news(3, "QO-001", 0, at(TEN.minusSeconds(120))).differsFrom(TOLD)).isTrue();
        var wider = new Expected(TEN.minusSeconds(60), TEN, TEN.plusSeconds(180));
        assertThat(news(3, "QO-001", 0, wider).differsFrom(TOLD)).isTrue();
    }

    @Test
    void aTimeThatCanBeToldAgainOrNoMoreIsNews() {
        PlaceNews without = news(3, "QO-001", 0, null);
        assertThat(without.differsFrom(TOLD)).isTrue();
        assertThat(TOLD.differsFrom(without)).isTrue();
        assertThat(without.differsFrom(without)).isFalse();
    }

    private static Expected at(Instant mid) {
        return new Expected(mid.minusSeconds(60), mid, mid.plusSeconds(60));
    }

    private static PlaceNews news(
            @Nullable Integer place, String because, int overtaken, @Nullable Expected expected) {
        return new PlaceNews(LORRY, "X-0412", place, because, overtaken, expected);
    }
}
