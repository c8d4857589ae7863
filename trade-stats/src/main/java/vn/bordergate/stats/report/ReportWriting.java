package vn.bordergate.stats.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import vn.bordergate.events.Direction;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.stats.period.Period;
import vn.bordergate.stats.report.Paper.Cell;
import vn.bordergate.stats.report.ReportFigures.Row;
import vn.bordergate.stats.target.PlanWords;
import vn.bordergate.stats.target.Told;
import vn.bordergate.stats.target.YoyGrowth;
import vn.bordergate.stats.target.YoyRatio;
import vn.bordergate.web.Figures;

/** Puts the figures of a report into words and tables, in one language. */
final class ReportWriting {

    private static final int CENT_DECIMALS = 2;
    private static final int GRAMS_A_TONNE_DECIMALS = 6;
    private static final int TONNE_DECIMALS = 3;

    private final ReportFigures figures;
    private final Period period;
    private final MessageSource texts;
    private final PlanWords words;
    private final Figures numbers;
    private final GateBook gates;
    private final Locale locale;

    ReportWriting(
            ReportFigures figures,
            MessageSource texts,
            PlanWords words,
            Figures numbers,
            GateBook gates,
            Locale locale) {
        this.figures = figures;
        this.period = Period.read(figures.period()).orElseThrow();
        this.texts = texts;
        this.words = words;
        this.numbers = numbers;
        this.gates = gates;
        this.locale = locale;
    }

    Paper write() {
        List<Paper.Table> tables = new ArrayList<>(List.of(table()));
        VehicleFigures vehicles = figures.vehicles();
        if (vehicles != null) {
            tables.add(new VehicleWords(vehicles, texts, numbers, locale).table(this::gate));
        }
        String where = figures.gate() == null ? text("allGates") : gate(figures.gate());
        return new Paper(
                locale.getLanguage(),
                text("title." + period.kind(), words.period(period, locale)),
                List.of(text("where", where), text("asOf", numbers.moment(figures.asOf(), locale))),
                paragraphs(),
                tables);
    }

    /** After the published daily template: all, then export and import by what they carry. */
    private List<String> paragraphs() {
        List<String> said = new ArrayList<>();
        if (figures.rows().isEmpty()) {
            said.add(text("nothing"));
        } else {
            sayGoods(said);
        }
        VehicleFigures vehicles = figures.vehicles();
        if (vehicles == null) {
            said.add(text("vehicles"));
        } else {
            said.addAll(new VehicleWords(vehicles, texts, numbers, locale).paragraphs());
        }
        return said;
    }

    private void sayGoods(List<String> said) {
        said.add(
                text(
                        "summary",
                        words.period(period, locale),
                        declarations(row -> true),
                        declarations(ReportFigures.of(Direction.EXPORT)),
                        declarations(ReportFigures.of(GoodsGroup.FRUIT)),
                        declarations(ReportFigures.of(GoodsGroup.OTHER_EXPORT)),
                        declarations(ReportFigures.of(Direction.IMPORT)),
                        declarations(ReportFigures.of(GoodsGroup.GOODS)),
                        declarations(ReportFigures.of(GoodsGroup.VEHICLES))));
        said.add(value("value.all", row -> true));
        said.add(value("value.EXPORT", ReportFigures.of(Direction.EXPORT)));
        said.add(value("value.IMPORT", ReportFigures.of(Direction.IMPORT)));
        long without = figures.cleared(row -> true).linesWithoutVnd();
        if (without != 0) {
            said.add(text("withoutVnd", numbers.whole(without, locale)));
        }
    }

    private String value(String key, Predicate<Row> which) {
        Told<YoyRatio> ratio = ratio(which);
        String usd = usd(figures.cleared(which).usdCents());
        return switch (ratio) {
            case Told.Known<YoyRatio>(YoyRatio known) ->
                    text(
                            key,
                            usd,
                            words.ratio(ratio, locale)
                                    + " ("
                                    + words.growth(Told.known(known.growth()), locale)
                                    + ")");
            case Told.Untold<YoyRatio>(Told.Silence why) ->
                    text(key, usd, words.silence(why, locale));
        };
    }

    private Paper.Table table() {
        List<Paper.Row> rows = new ArrayList<>();
        for (String gate : figures.gates()) {
            for (GoodsGroup group : GoodsGroup.values()) {
                Predicate<Row> which = figures.at(gate).and(ReportFigures.of(group));
                if (figures.rows().stream().anyMatch(which)) {
                    rows.add(
                            row(
                                    false,
                                    gate(gate),
                                    group.direction(),
                                    text("group." + group),
                                    which));
                }
            }
            if (figures.gate() == null) {
                rows.add(row(true, gate(gate), null, text("sum"), figures.at(gate)));
            }
        }
        if (!rows.isEmpty()) {
            for (Direction direction : Direction.values()) {
                rows.add(
                        row(
                                true,
                                text("all"),
                                direction,
                                text("sum"),
                                ReportFigures.of(direction)));
            }
            rows.add(row(true, text("all"), null, text("sum"), any -> true));
        }
        return new Paper.Table(text("table"), headings(), rows);
    }

    private List<String> headings() {
        return Stream.of(
                        "gate",
                        "direction",
                        "goods",
                        "declared",
                        "cleared",
                        "usd",
                        "vnd",
                        "mass",
                        "lastYear",
                        "ratio",
                        "growth")
                .map(name -> text("column." + name))
                .toList();
    }

    private Paper.Row row(
            boolean sum,
            String gate,
            @Nullable Direction direction,
            String goods,
            Predicate<Row> which) {
        Sums cleared = figures.cleared(which);
        Told<YoyRatio> ratio = ratio(which);
        Told<YoyGrowth> growth = ratio.map(YoyRatio::growth);
        return new Paper.Row(
                sum,
                List.of(
                        new Cell.Words(gate),
                        new Cell.Words(direction == null ? "" : text("direction." + direction)),
                        new Cell.Words(goods),
                        count(figures.declared(which).declarations()),
                        count(cleared.declarations()),
                        cents(cleared.usdCents()),
                        new Cell.Number(BigDecimal.valueOf(cleared.vnd()), 0),
                        new Cell.Number(
                                BigDecimal.valueOf(cleared.netMassGrams(), GRAMS_A_TONNE_DECIMALS),
                                TONNE_DECIMALS),
                        number(
                                figures.lastYear(which)
                                        .map(p -> BigDecimal.valueOf(p.usdCents(), CENT_DECIMALS))),
                        number(ratio.map(YoyRatio::percent)),
                        number(growth.map(YoyGrowth::percent))));
    }

    /** Where both are known; the rest says why not. */
    private Told<YoyRatio> ratio(Predicate<Row> which) {
        BigDecimal now = BigDecimal.valueOf(figures.cleared(which).usdCents());
        return YoyRatio.of(
                Told.known(now),
                figures.lastYear(which).map(past -> BigDecimal.valueOf(past.usdCents())));
    }

    private Cell number(Told<BigDecimal> told) {
        return switch (told) {
            case Told.Known<BigDecimal>(BigDecimal value) -> new Cell.Number(value, CENT_DECIMALS);
            case Told.Untold<BigDecimal>(Told.Silence why) ->
                    new Cell.Words(words.silence(why, locale));
        };
    }

    private static Cell cents(long cents) {
        return new Cell.Number(BigDecimal.valueOf(cents, CENT_DECIMALS), CENT_DECIMALS);
    }

    private static Cell count(long count) {
        return new Cell.Number(BigDecimal.valueOf(count), 0);
    }

    private String declarations(Predicate<Row> which) {
        return numbers.whole(figures.cleared(which).declarations(), locale);
    }

    private String usd(long cents) {
        return numbers.decimal(BigDecimal.valueOf(cents, CENT_DECIMALS), CENT_DECIMALS, locale);
    }

    private String gate(String code) {
        return gates.gates().stream()
                .filter(gate -> gate.code().value().equals(code))
                .map(gate -> gate.name(locale))
                .findFirst()
                .orElse(code);
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage("report." + key, arguments, locale);
    }
}
