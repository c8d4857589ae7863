package vn.bordergate.trials;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Set;

/** What keeps somebody from using a page, as far as a program can see it. */
final class GraveFaults {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** What held is not told in detail: it is many times as much, and nobody reads it. */
    private static final String TOLD = "{\"resultTypes\":[\"violations\"]}";

    private GraveFaults() {}

    /** On the page that is in front; looked for in it alone, as no page of ours frames another. */
    static List<String> on(GateInBrowser screen) {
        AxeBuilder axe = new AxeBuilder().setLegacyMode(true);
        axe.setOptions(TOLD);
        return axe.analyze(screen.browser()).getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .map(rule -> rule.getId() + " " + rule.getNodes())
                .toList();
    }
}
