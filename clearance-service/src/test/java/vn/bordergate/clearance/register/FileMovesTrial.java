package vn.bordergate.clearance.register;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.bordergate.clearance.ClearanceAtWork.PATIENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.clearance.ClearanceAtWork;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.register.FileMoves.Move;
import vn.bordergate.clearance.register.FileMoves.Moves;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;

/** Open pages are told of every file that moved, or that there were many. */
class FileMovesTrial {

    private static final int MOVES_MAX = 3;

    private static ClearanceAtWork gate;
    private static FileMoves files;

    @BeforeAll
    static void start() throws Exception {
        gate = new ClearanceAtWork();
        files = gate.bean(FileMoves.class);
    }

    @AfterAll
    static void stop() throws Exception {
        gate.close();
    }

    @Test
    void whatIsNoFileTakesNoFilesPlace() {
        String from = Objects.requireNonNull(files.now().block(PATIENCE));
        Acts acts = new Acts(gate.bean(DatabaseClient.class));
        var lan = new Actor(ActorKind.OFFICER, "lan");
        for (int i = 0; i <= MOVES_MAX; i++) {
            acts.add("rules/channel", lan, Instant.now(), Map.of("is", "rules-proposed"))
                    .block(PATIENCE);
        }
        List<UUID> lodged = lodged(MOVES_MAX);

        Moves moved = since(from);
        assertThat(moved.moves())
                .extracting(Move::file)
                .containsExactlyInAnyOrderElementsOf(lodged);
        assertThat(moved.many()).isFalse();
    }

    @Test
    void ofMoreThanCanBeNamedItIsSaidThatThereWereMany() {
        String from = Objects.requireNonNull(files.now().block(PATIENCE));
        List<UUID> lodged = lodged(MOVES_MAX + 1);

        Moves moved = since(from);
        assertThat(moved.many()).isTrue();
        assertThat(moved.moves()).hasSize(MOVES_MAX);
        assertThat(lodged).containsAll(moved.moves().stream().map(Move::file).toList());
        assertThat(since(moved.upTo()).moves()).isEmpty();
    }

    private static Moves since(String from) {
        return Objects.requireNonNull(files.since(from, MOVES_MAX).block(PATIENCE));
    }

    private static List<UUID> lodged(int number) {
        List<UUID> ids = new ArrayList<>();
        List<DeclarationLodged> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            var id = new DeclarationId(UUID.randomUUID());
            ids.add(id.value());
            all.add(
                    new DeclarationLodged(
                            id,
                            1,
                            Consignments.exported("22042100", "1", "USD").content(),
                            List.of(),
                            Consignments.MORNING));
        }
        gate.takeIn(all);
        return ids;
    }
}
