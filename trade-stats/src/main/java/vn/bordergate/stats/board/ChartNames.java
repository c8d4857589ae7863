package vn.bordergate.stats.board;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.bordergate.events.reference.CsvTable;
import vn.bordergate.events.reference.CsvTable.Row;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.totals.CommodityGroups;

/** What the codes in the figures are called: goods, gates, and what was measured. */
@Component
final class ChartNames {

    private static final List<String> WORDS =
            List.of(
                    "ARRIVAL_TO_RELEASE",
                    "ARRIVAL_TO_CROSSING",
                    "CHECK_CUSTOMS",
                    "CHECK_BORDER_GUARD",
                    "CHECK_HEALTH_QUARANTINE",
                    "CHECK_ANIMAL_QUARANTINE",
                    "CHECK_PLANT_QUARANTINE",
                    "CHECK_MANAGEMENT_BOARD",
                    "CHECK_YARD",
                    "GREEN",
                    "YELLOW",
                    "RED",
                    "FRESH",
                    "FROZEN",
                    "LIVE",
                    "MINERAL",
                    "CHEMICAL",
                    "NEW_VEHICLE",
                    "GENERAL",
                    "PEAK",
                    "OFF_PEAK");

    private final MessageSource texts;
    private final GateBook gates;
    private final Map<String, String> sectionByChapter = new TreeMap<>();

    ChartNames(MessageSource texts, GateBook gates) {
        this.texts = texts;
        this.gates = gates;
        for (Row row : CsvTable.shipped("/reference/hs2022.csv").rows()) {
            String code = row.get("hscode");
            if (code.length() == 2) {
                sectionByChapter.put(code, row.get("section"));
            }
        }
    }

    /**
     * Names in one language, by code.
     *
     * @param groups of the national statistics
     * @param words of measures, channels and kinds of goods
     */
    record Names(
            Map<String, String> sections,
            Map<String, String> chapters,
            Map<String, String> groups,
            Map<String, String> gates,
            Map<String, String> words) {
        Names {
            sections = Map.copyOf(sections);
            chapters = Map.copyOf(chapters);
            groups = Map.copyOf(groups);
            gates = Map.copyOf(gates);
            words = Map.copyOf(words);
        }
    }

    Names in(Locale locale) {
        Map<String, String> sections = new TreeMap<>();
        Map<String, String> chapters = new TreeMap<>();
        sectionByChapter.forEach(
                (chapter, section) -> {
                    chapters.put(chapter, text("goods.chapter." + chapter, chapter, locale));
                    sections.computeIfAbsent(
                            section, key -> text("goods.section." + key, key, locale));
                });
        Map<String, String> named = new TreeMap<>();
        gates.gates().forEach(gate -> named.put(gate.code().value(), gate.name(locale)));
        Map<String, String> words = new TreeMap<>();
        WORDS.forEach(code -> words.put(code, text("board.word." + code, code, locale)));
        Map<String, String> groups = new TreeMap<>();
        CommodityGroups.all().forEach(group -> groups.put(group.code(), group.name(locale)));
        return new Names(sections, chapters, groups, named, words);
    }

    private String text(String key, String otherwise, Locale locale) {
        String text = texts.getMessage(key, null, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
