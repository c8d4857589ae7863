package vn.bordergate.stats;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;
import vn.bordergate.events.TradeType;

/** Facts as clearance would send them. */
public final class Facts {

    public static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");
    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final List<String> GATES = List.of("KIM-THANH", "BAN-VUOC", "MUONG-KHUONG");
    private static final List<String> HEADINGS = List.of("0810", "0803", "2704", "3102");
    private static final List<String> CURRENCIES = List.of("CNY", "USD", "VND");

    private static final List<String> PARKS = List.of("BAC-DUYEN-HAI", "TANG-LOONG", "NONE");

    private Facts() {}

    /** A lorry of durian: 12,345.67 CNY, 1,700.51 USD, 18 tonnes. */
    public static TradeFact durian(Stage stage) {
        return fact(new UUID(0, 1), 1, stage, "KIM-THANH", "0810", "CNY", 170_051, 1, DAY);
    }

    public static TradeFact fact(
            UUID declaration,
            int generation,
            Stage stage,
            String gate,
            String heading,
            String currency,
            long cents,
            int declarations,
            LocalDate day) {
        return new TradeFact(
                new DeclarationId(declaration),
                generation,
                stage,
                1,
                new GateCode(gate),
                Direction.EXPORT,
                TradeType.EXPORT,
                heading,
                new CountryCode("CN"),
                day,
                new CurrencyCode(currency),
                BigDecimal.valueOf(cents * 7 + 3, 2),
                new BigDecimal("7.26"),
                cents,
                currency.equals("USD") ? null : cents * 263,
                18_000_000,
                declarations,
                AT);
    }

    /** The same fact, of a declarant of that group. */
    public static TradeFact by(int group, TradeFact fact) {
        return new TradeFact(
                fact.declarationId(),
                fact.generation(),
                fact.stage(),
                fact.sign(),
                fact.gate(),
                fact.direction(),
                fact.tradeType(),
                fact.heading(),
                fact.partner(),
                fact.day(),
                fact.currency(),
                fact.amount(),
                fact.unitsPerUsd(),
                fact.usdCents(),
                fact.vnd(),
                fact.netMassGrams(),
                fact.declarations(),
                fact.at(),
                fact.channel(),
                fact.park(),
                group);
    }

    /** One cleared line that says in which channel, and of which park its firm is. */
    public static TradeFact cleared(
            UUID declaration, String gate, LocalDate day, CustomsChannel channel, String park) {
        return said(
                fact(declaration, 1, Stage.CLEARED, gate, "0810", "CNY", 100_00, 1, day),
                channel,
                park);
    }

    private static TradeFact said(TradeFact plain, @Nullable CustomsChannel channel, String park) {
        return new TradeFact(
                plain.declarationId(),
                plain.generation(),
                plain.stage(),
                plain.sign(),
                plain.gate(),
                plain.direction(),
                plain.tradeType(),
                plain.heading(),
                plain.partner(),
                plain.day(),
                plain.currency(),
                plain.amount(),
                plain.unitsPerUsd(),
                plain.usdCents(),
                plain.vnd(),
                plain.netMassGrams(),
                plain.declarations(),
                plain.at(),
                channel,
                park,
                plain.declarantGroup());
    }

    /**
     * Declarations lodged, amended, cleared, reopened and withdrawn as the seed will have it: every
     * fact of what they did, in an order in which it may have happened.
     */
    public static List<TradeFact> history(long seed, int declarations) {
        Random random = new Random(seed);
        List<TradeFact> facts = new ArrayList<>();
        for (int i = 0; i < declarations; i++) {
            UUID id = new UUID(seed, i);
            for (Stage stage : List.of(Stage.DECLARED, Stage.CLEARED)) {
                facts.addAll(generations(random, id, stage));
            }
        }
        return facts;
    }

    private static List<TradeFact> generations(Random random, UUID id, Stage stage) {
        List<TradeFact> facts = new ArrayList<>();
        int generations = 1 + random.nextInt(3);
        boolean endsCounted = random.nextInt(4) > 0;
        for (int generation = 1; generation <= generations; generation++) {
            List<TradeFact> items = items(random, id, generation, stage);
            facts.addAll(items);
            if (generation < generations || !endsCounted) {
                items.forEach(item -> facts.add(item.reversed(AT.plusSeconds(60))));
            }
        }
        return facts;
    }

    private static List<TradeFact> items(Random random, UUID id, int generation, Stage stage) {
        String gate = GATES.get(random.nextInt(GATES.size()));
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        LocalDate day = DAY.minusDays(random.nextInt(40));
        CustomsChannel channel =
                stage == Stage.DECLARED ? null : CustomsChannel.values()[random.nextInt(3)];
        String park = PARKS.get(random.nextInt(PARKS.size()));
        List<TradeFact> items = new ArrayList<>();
        int lines = 1 + random.nextInt(3);
        for (int line = 0; line < lines; line++) {
            String heading = HEADINGS.get(random.nextInt(HEADINGS.size()));
            long cents = random.nextInt(5_000_000);
            TradeFact plain =
                    fact(
                            id,
                            generation,
                            stage,
                            gate,
                            heading,
                            currency,
                            cents,
                            line == 0 ? 1 : 0,
                            day);
            items.add(said(plain, channel, park));
        }
        return items;
    }
}
