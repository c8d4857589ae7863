package vn.bordergate.trials.bench;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the benchmark of the traders' side measures one after the other. */
enum PortalPart {
    SHEET,
    RECEIVERS;

    private static final String ONLY = "--only";

    /**
     * The part named behind {@code --only}, or all of them.
     *
     * @throws IllegalArgumentException where no part has that name
     */
    static Set<PortalPart> in(List<String> words) {
        int only = words.indexOf(ONLY);
        if (only < 0) {
            return EnumSet.allOf(PortalPart.class);
        }
        String name = only + 1 < words.size() ? words.get(only + 1) : "";
        return EnumSet.of(valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }
}
