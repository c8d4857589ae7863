package vn.bordergate.local.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.reference.Gate;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.local.Screen;

/** The end of the demo: the totals as a table, what was refused and why, and the check. */
final class Verdict {

    private static final String LINE = "  %-26s %13s %13s %22s %22s  %s";

    private final Screen screen;
    private final Forecast forecast;
    private final Lodging lodging;
    private final SortedMap<String, Sum> failed;
    private final GateBook gates = GateBook.shipped();
    private boolean allHolds = true;

    Verdict(Screen screen, Forecast forecast, Lodging lodging, SortedMap<String, Sum> failed) {
        this.screen = screen;
        this.forecast = forecast;
        this.lodging = lodging;
        this.failed = failed;
    }

    /** Says everything; returns whether all checks held. */
    boolean pronounce(Totals totals) throws IOException, InterruptedException {
        Totals.Reading reading = totals.read();
        SortedMap<String, Sum> declared = forecast.expectation().declared();
        SortedMap<String, Sum> cleared = clearedOf(declared);
        table(reading, declared, cleared);
        refusals();
        screen.say("");
        screen.say("The check, counted from the file alone");
        rows();
        check("declared, per gate and in sum", reading.declared().equals(declared), "");
        check("cleared, per gate and in sum", reading.cleared().equals(cleared), "");
        Totals.Recount recount = totals.recount();
        check("recount from the log of facts", recount.equal(), recount.words());
        screen.say(allHolds ? "Every check held." : "NOT every check held.");
        return allHolds;
    }

    private SortedMap<String, Sum> clearedOf(SortedMap<String, Sum> declared) {
        SortedMap<String, Sum> cleared = new TreeMap<>();
        declared.forEach(
                (gate, sum) -> {
                    Sum rest = sum.minus(failed.getOrDefault(gate, Sum.NOTHING));
                    if (!rest.equals(Sum.NOTHING)) {
                        cleared.put(gate, rest);
                    }
                });
        return cleared;
    }

    private void table(
            Totals.Reading reading,
            SortedMap<String, Sum> declared,
            SortedMap<String, Sum> cleared) {
        screen.say("");
        screen.say(
                LINE.formatted(
                        "Gate", "declared", "cleared", "declared USD", "cleared USD", "check"));
        SortedSet<String> all = new TreeSet<>(declared.keySet());
        all.addAll(reading.declared().keySet());
        all.addAll(reading.cleared().keySet());
        for (String gate : all) {
            Sum d = reading.declared().getOrDefault(gate, Sum.NOTHING);
            Sum c = reading.cleared().getOrDefault(gate, Sum.NOTHING);
            boolean holds =
                    d.equals(declared.getOrDefault(gate, Sum.NOTHING))
                            && c.equals(cleared.getOrDefault(gate, Sum.NOTHING));
            screen.say(line(name(gate), d, c, holds));
        }
        Sum d = sum(reading.declared());
        Sum c = sum(reading.cleared());
        screen.say(line("All gates", d, c, d.equals(sum(declared)) && c.equals(sum(cleared))));
        Sum refusedLater = sum(failed);
        screen.say(
                "  %,d refused at inspection for critical fraud, USD %s; %,d free samples (price zero) count."
                        .formatted(
                                refusedLater.declarations(),
                                dollars(refusedLater.usdCents()),
                                forecast.free()));
    }

    private void refusals() {
        screen.say("");
        screen.say("Refused at the door: %,d rows".formatted(lodging.refused()));
        lodging.refusedByCode()
                .forEach((code, rows) -> screen.say("  %-26s %,13d".formatted(code, rows)));
        if (lodging.conflicts() > 0) {
            screen.say(
                    "  %-26s %,13d".formatted("same number, other content", lodging.conflicts()));
        }
        if (forecast.brokenRows() > 0) {
            screen.say(
                    "  %-26s %,13d".formatted("not readable, not lodged", forecast.brokenRows()));
        }
        if (forecast.expectation().withoutRate() > 0) {
            screen.say(
                    "  %-26s %,13d"
                            .formatted("waiting for a rate", forecast.expectation().withoutRate()));
        }
    }

    private void rows() {
        Expectation expected = forecast.expectation();
        check(
                "accepted rows",
                lodging.accepted() == expected.accepted() + expected.repeats(),
                "%,d of %,d"
                        .formatted(lodging.accepted(), expected.accepted() + expected.repeats()));
        List<String> codes = new ArrayList<>();
        expected.refusedByCode().forEach((code, rows) -> codes.add(code + " " + rows));
        check(
                "refused rows, by reason",
                lodging.refused() == expected.refused()
                        && lodging.conflicts() == expected.conflicts()
                        && lodging.refusedByCode().equals(expected.refusedByCode()),
                "%,d of %,d: %s"
                        .formatted(
                                lodging.refused(), expected.refused(), String.join(", ", codes)));
    }

    private void check(String what, boolean holds, String words) {
        allHolds &= holds;
        screen.say(
                "  %s %-32s %s"
                        .formatted(holds ? "holds " : "BROKEN", what, words)
                        .stripTrailing());
    }

    private String line(String name, Sum declared, Sum cleared, boolean holds) {
        return LINE.formatted(
                name,
                "%,d".formatted(declared.declarations()),
                "%,d".formatted(cleared.declarations()),
                dollars(declared.usdCents()),
                dollars(cleared.usdCents()),
                holds ? "holds" : "BROKEN");
    }

    private String name(String code) {
        return gates.find(new GateCode(code)).map(Gate::nameEn).orElse(code);
    }

    private static Sum sum(SortedMap<String, Sum> gates) {
        return gates.values().stream().reduce(Sum.NOTHING, Sum::plus);
    }

    static String dollars(long cents) {
        return "%,.2f".formatted(BigDecimal.valueOf(cents, 2));
    }
}
