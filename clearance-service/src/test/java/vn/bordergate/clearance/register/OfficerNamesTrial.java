package vn.bordergate.clearance.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;

/** Officers' names, of today and of the day of a decision. */
class OfficerNamesTrial {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static ClearanceAtWork gate;
    private static DatabaseClient database;

    private final AtomicReference<Instant> now = new AtomicReference<>(Consignments.MORNING);
    private OfficerNames names;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        database = gate.bean(DatabaseClient.class);
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @BeforeEach
    void nobodyIsRemembered() {
        names = new OfficerNames(database, now::get);
    }

    @Test
    void aNameIsThatOfTheDayAndTheLatestIsThatOfToday() {
        Instant wed = Consignments.MORNING.plusSeconds(60);
        meet("lan", "Vũ Lan");
        now.set(wed);
        meet("lan", "Trần Lan");

        assertThat(at("lan", wed.minusSeconds(1))).isEqualTo("Vũ Lan");
        assertThat(at("lan", wed)).isEqualTo("Trần Lan");
        assertThat(at("lan", Consignments.MORNING.minusSeconds(60))).isEqualTo("Vũ Lan");
        assertThat(at("nobody", wed)).isNull();
        assertThat(names.of(Set.of("lan", "nobody")).block(PATIENCE))
                .isEqualTo(Map.of("lan", "Trần Lan"));
    }

    @Test
    void tenThousandNamesAreRememberedAndOfMoreTheFirstIsOnlyWrittenAgain() {
        int last = OfficerNames.REMEMBERED_MAX;
        Flux.range(0, last)
                .concatMap(i -> names.meet("officer-" + i, "Officer " + i))
                .then()
                .block(LONG);
        forget("officer-0", "officer-1");
        meet("officer-0", "Officer 0");
        assertThat(known("officer-0")).as("at the limit it is still remembered").isFalse();

        meet("officer-" + last, "Officer " + last);
        meet("officer-0", "Officer 0");
        meet("officer-1", "Officer 1");
        assertThat(known("officer-0")).as("one more, and the first is written again").isTrue();
        assertThat(known("officer-" + last)).isTrue();
    }

    private void meet(String subject, String name) {
        names.meet(subject, name).block(PATIENCE);
    }

    private @Nullable String at(String subject, Instant at) {
        return names.at(subject, at).block(PATIENCE);
    }

    private boolean known(String subject) {
        return Boolean.TRUE.equals(
                names.of(Set.of(subject)).map(m -> !m.isEmpty()).block(PATIENCE));
    }

    private static void forget(String... subjects) {
        for (String subject : subjects) {
            database.sql("delete from officer where subject = $1")
                    .bind(0, subject)
                    .then()
                    .block(PATIENCE);
        }
    }
}
