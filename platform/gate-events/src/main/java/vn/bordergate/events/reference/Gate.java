package vn.bordergate.events.reference;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;

/**
 * A place where goods cross, or once crossed, the border.
 *
 * @param directions ways that are open to cargo; none where only persons cross
 * @param effectiveFrom first day on which goods may be declared for it
 * @param effectiveTo last such day, or null while it goes on
 * @param customsDateAgeDaysMax how many days ago Customs may have registered a declaration that is
 *     used here, or null where old ones are shown again; 15 by Law 54/2014/QH13, Article 25
 * @param vietnameseCustoms whether declaration numbers have the form of Vietnam Customs
 */
public record Gate(
        GateCode code,
        String nameVi,
        String nameEn,
        String nameZh,
        GateClass gateClass,
        Set<Direction> directions,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        @Nullable Integer customsDateAgeDaysMax,
        boolean vietnameseCustoms) {

    public Gate {
        directions = Set.copyOf(directions);
    }

    /** Name in the language; Vietnamese where it has none of its own. */
    public String name(Locale locale) {
        return switch (locale.getLanguage()) {
            case "en" -> nameEn;
            case "zh" -> nameZh;
            default -> nameVi;
        };
    }

    public boolean effectiveOn(LocalDate day) {
        return !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }
}
