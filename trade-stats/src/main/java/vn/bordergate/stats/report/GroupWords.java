package vn.bordergate.stats.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import vn.bordergate.stats.report.Paper.Cell;
import vn.bordergate.stats.totals.CommodityGroup;
import vn.bordergate.stats.totals.CommodityGroups;

/** Puts the groups of the national statistics into a table. */
final class GroupWords {

    private static final int CENT_DECIMALS = 2;
    private static final int GRAMS_A_TONNE_DECIMALS = 6;
    private static final int TONNE_DECIMALS = 3;

    private final MessageSource texts;
    private final Locale locale;

    GroupWords(MessageSource texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    Paper.Table table(List<GroupRow> groups) {
        return new Paper.Table(
                text("groups"),
                Stream.of("direction", "group", "cleared", "usd", "vnd", "mass")
                        .map(name -> text("column." + name))
                        .toList(),
                groups.stream().map(this::row).toList());
    }

    /** How a group is called; its code where the table no longer has it. */
    static String name(String code, Locale locale) {
        return CommodityGroups.all().stream()
                .filter(group -> group.code().equals(code))
                .map((CommodityGroup group) -> group.name(locale))
                .findFirst()
                .orElse(code);
    }

    private Paper.Row row(GroupRow row) {
        Sums sums = row.cleared();
        return new Paper.Row(
                false,
                List.of(
                        new Cell.Words(text("direction." + row.direction())),
                        new Cell.Words(name(row.group(), locale)),
                        new Cell.Number(BigDecimal.valueOf(sums.declarations()), 0),
                        new Cell.Number(
                                BigDecimal.valueOf(sums.usdCents(), CENT_DECIMALS), CENT_DECIMALS),
                        new Cell.Number(BigDecimal.valueOf(sums.vnd()), 0),
                        new Cell.Number(
                                BigDecimal.valueOf(sums.netMassGrams(), GRAMS_A_TONNE_DECIMALS),
                                TONNE_DECIMALS)));
    }

    private String text(String key) {
        return texts.getMessage("report." + key, null, locale);
    }
}
