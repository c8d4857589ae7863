package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Deadlines;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.GateCode;

/** What stands beside a file's state, for lists to be made of. */
record Columns(
        FileStatus status,
        GateCode gate,
        String openChecks,
        boolean awaitingRate,
        List<String> currencies,
        @Nullable Instant nextDue,
        @Nullable String attention) {

    static Columns of(Declaration.Lodged state) {
        boolean awaitingRate = isAwaitingRate(state);
        return new Columns(
                FileStatus.of(state),
                state.standing().consignment().gate(),
                openChecks(state),
                awaitingRate,
                awaitingRate ? currencies(state.standing().consignment()) : List.of(),
                Deadlines.next(state, Valuation.GATE_ZONE),
                state.standing().marks().attention());
    }

    /** Whether all is as it was but for what every decision may change. */
    static boolean haveOnlyMoved(Declaration.Lodged before, Declaration.Lodged now) {
        return now.standing().generation() == before.standing().generation()
                && now.standing().channel() == before.standing().channel()
                && now.standing().consignment().equals(before.standing().consignment())
                && isAwaitingRate(now) == isAwaitingRate(before)
                && Objects.equals(
                        now.standing().marks().attention(), before.standing().marks().attention());
    }

    /** What was withdrawn counts nowhere and waits for nothing. */
    private static boolean isAwaitingRate(Declaration.Lodged state) {
        return state.standing().consignment().awaitingRate()
                && !(state instanceof Declaration.Withdrawn);
    }

    private static List<String> currencies(Consignment goods) {
        return goods.lines().stream()
                .filter(line -> line.unitsPerUsd() == null)
                .map(line -> line.currency().value())
                .distinct()
                .toList();
    }

    private static String openChecks(Declaration.Lodged state) {
        return state instanceof Declaration.Checking waiting
                ? waiting.open().stream()
                        .map(check -> check.authority() + ":" + check.kind())
                        .collect(Collectors.joining(","))
                : "";
    }
}
