package vn.bordergate.clearance.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;

/**
 * What a step of a declaration adds to the totals and takes from them: the difference between what
 * counts after it and what counted before it. Both are derived from the state alone, so what is
 * taken back is exactly what was given.
 */
final class Tally {

    private Tally() {}

    /**
     * One generation's goods as they count at a stage; empty goods count as nothing.
     *
     * @param channel in which they were cleared, or null
     */
    private record Entry(
            int generation,
            Stage stage,
            LocalDate day,
            Consignment goods,
            @Nullable CustomsChannel channel) {}

    static List<TradeFact> of(
            DeclarationId id, Declaration before, DeclarationEvent event, Declaration after) {
        List<Entry> was = counted(before);
        List<Entry> is = counted(after);
        if (was.equals(is)) {
            return List.of();
        }
        List<TradeFact> facts = new ArrayList<>();
        for (Entry entry : was) {
            if (!is.contains(entry)) {
                addFacts(facts, id, entry, -1, event.at());
            }
        }
        for (Entry entry : is) {
            if (!was.contains(entry)) {
                addFacts(facts, id, entry, 1, event.at());
            }
        }
        return facts;
    }

    private static List<Entry> counted(Declaration state) {
        return switch (state) {
            case Declaration.NotLodged _ -> List.of();
            case Declaration.Checking s -> declared(s);
            case Declaration.Inside s -> cleared(s, s.clearedAt());
            case Declaration.Passed s -> cleared(s, s.clearedAt());
            // What was refused or expired was declared all the same, but never cleared.
            case Declaration.Refused s -> declared(s);
            case Declaration.Expired s -> declared(s);
            case Declaration.Withdrawn _ -> List.of();
        };
    }

    private static List<Entry> declared(Declaration.Lodged s) {
        Consignment goods = s.standing().consignment();
        return goods.awaitingRate()
                ? List.of()
                : List.of(
                        new Entry(
                                s.standing().generation(),
                                Stage.DECLARED,
                                goods.lodgedOn(),
                                goods,
                                null));
    }

    private static List<Entry> cleared(Declaration.Lodged s, Instant clearedAt) {
        List<Entry> declared = declared(s);
        if (declared.isEmpty()) {
            return declared;
        }
        LocalDate day = LocalDate.ofInstant(clearedAt, Valuation.GATE_ZONE);
        Entry first = declared.getFirst();
        // What was counted before a fact said its channel is taken back without one.
        CustomsChannel channel =
                first.goods().declarantGroup() == null ? null : s.standing().channel();
        Entry cleared = new Entry(first.generation(), Stage.CLEARED, day, first.goods(), channel);
        Instant crossedAt = s.standing().marks().crossedAt();
        if (crossedAt == null) {
            return List.of(first, cleared);
        }
        LocalDate over = LocalDate.ofInstant(crossedAt, Valuation.GATE_ZONE);
        return List.of(
                first,
                cleared,
                new Entry(first.generation(), Stage.CROSSED, over, first.goods(), channel));
    }

    private static void addFacts(
            List<TradeFact> facts, DeclarationId id, Entry entry, int sign, Instant at) {
        Consignment goods = entry.goods();
        int declarations = 1;
        for (Consignment.Line line : goods.lines()) {
            var unitsPerUsd = line.unitsPerUsd();
            if (unitsPerUsd == null) {
                throw new IllegalStateException("counted without a rate: " + line);
            }
            facts.add(
                    new TradeFact(
                            id,
                            entry.generation(),
                            entry.stage(),
                            sign,
                            goods.gate(),
                            goods.direction(),
                            goods.tradeType(),
                            line.heading(),
                            line.partner(),
                            entry.day(),
                            line.currency(),
                            line.amount(),
                            unitsPerUsd,
                            line.usdCents(),
                            line.vnd(),
                            line.netMassGrams(),
                            declarations,
                            at,
                            entry.channel(),
                            goods.park(),
                            goods.declarantGroup()));
            declarations = 0;
        }
    }
}
