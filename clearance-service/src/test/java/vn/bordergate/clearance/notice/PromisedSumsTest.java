package vn.bordergate.clearance.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.Channels;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.DeclarationHistory;
import vn.bordergate.clearance.declaration.Declarations;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.declaration.Officer;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.declaration.OpeningHours;
import vn.bordergate.clearance.declaration.RequiredCheck;
import vn.bordergate.clearance.declaration.WorkingCalendar;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.ChannelAssigned;
import vn.bordergate.events.CheckDecided;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationCleared;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationRefused;
import vn.bordergate.events.PublishedEvent;
import vn.bordergate.events.Ruling;
import vn.bordergate.events.Stage;
import vn.bordergate.events.TradeFact;

/**
 * Thousands of files through random histories, with repeats, two officers at the same file and
 * declarations shuffled among each other: whatever happens, the facts add up to a recount.
 */
class PromisedSumsTest {

    private static final int FILES = 400;
    private static final int STEPS = 9_000;
    private static final WorkingCalendar HOURS =
            new WorkingCalendar(
                    Valuation.GATE_ZONE,
                    new OpeningHours(LocalTime.of(7, 0), LocalTime.of(19, 0)),
                    Set.of());
    private static final List<String> CODES =
            List.of("08106000", "08109000", "84713000", "22042100");
    private static final List<String> CURRENCIES = List.of("USD", "CNY", "KRW", "LAK");

    private final Map<DeclarationId, Declaration> files = new HashMap<>();
    private final Map<DeclarationId, Integer> lodged = new HashMap<>();
    private final List<PublishedEvent> published = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();

    private record Sent(DeclarationId id, DeclarationCommand command, Findings findings) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122, 97061800})
    void theSumOfSignedFactsIsARecountOverLatestGenerations(long seed) {
        var random = new Random(seed);
        List<DeclarationId> ids = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            ids.add(new DeclarationId(new UUID(random.nextLong(), random.nextLong())));
        }
        for (int step = 0; step < STEPS; step++) {
            boolean again = !sent.isEmpty() && random.nextInt(5) == 0;
            Instant at = Consignments.MORNING.plusSeconds(step * 37L);
            Sent next =
                    again
                            ? sent.get(random.nextInt(sent.size()))
                            : invent(random, ids.get(random.nextInt(ids.size())), at);
            sent.add(next);
            apply(next);
        }

        assertThat(sums()).isEqualTo(recount());
        assertThat(published).hasSizeGreaterThan(FILES);
        everyDecisionNamesWhoAndWhy();
        noCheckIsDecidedTwice();
    }

    private Sent invent(Random random, DeclarationId id, Instant at) {
        Declaration state = files.getOrDefault(id, new Declaration.NotLodged());
        int generation = lodged.getOrDefault(id, 0);
        if (generation == 0) {
            lodged.put(id, 1);
            return new Sent(id, new DeclarationCommand.Lodge(1, at), examined(state, random, at));
        }
        // Sometimes an officer still has an older view of the file before them.
        int version = Math.max(1, state.version() - (random.nextInt(4) == 0 ? 1 : 0));
        var officer =
                new Officer(
                        new Actor(ActorKind.OFFICER, "officer-" + random.nextInt(3)),
                        null,
                        Set.of(Authority.CUSTOMS));
        var nothing = new Findings.Nothing();
        return switch (random.nextInt(10)) {
            case 0, 1 -> {
                lodged.put(id, generation + 1);
                var amend = new DeclarationCommand.Amend(generation + 1, at);
                yield new Sent(id, amend, examined(state, random, at));
            }
            case 2 -> new Sent(id, new DeclarationCommand.Withdraw(generation, at), nothing);
            case 3 ->
                    new Sent(
                            id,
                            new DeclarationCommand.Refuse(
                                    "LICENCE_MISSING", null, officer, version, at),
                            nothing);
            case 4 ->
                    new Sent(
                            id,
                            new DeclarationCommand.ApplyRates(at),
                            new Findings.Revalued(goods(random, at, "USD", gate(state, random))));
            default -> {
                CheckKind kind = CheckKind.values()[random.nextInt(2)];
                CheckOutcome outcome =
                        random.nextInt(6) == 0 ? CheckOutcome.FAILED : CheckOutcome.PASSED;
                var check =
                        new DeclarationCommand.DecideCheck(
                                Authority.CUSTOMS, kind, outcome, null, null, officer, version, at);
                yield new Sent(id, check, nothing);
            }
        };
    }

    private void apply(Sent next) {
        Declaration before = files.getOrDefault(next.id(), new Declaration.NotLodged());
        List<DeclarationEvent> events =
                Declarations.decide(before, next.command(), next.findings());
        Declaration after = DeclarationHistory.evolve(before, events);
        published.addAll(Notices.of(next.id(), before, events));
        files.put(next.id(), after);

        List<DeclarationEvent> repeated =
                next.command() instanceof DeclarationCommand.Officers
                                && events.stream()
                                        .anyMatch(
                                                DeclarationEvent.DecisionDeclined.class::isInstance)
                        ? List.of()
                        : Declarations.decide(after, next.command(), next.findings());
        assertThat(repeated).as("a repeat of %s", next.command()).isEmpty();
    }

    private static Findings examined(Declaration state, Random random, Instant at) {
        CustomsChannel channel = CustomsChannel.values()[random.nextInt(3)];
        var ruling =
                new ChannelRuling(channel, new Ruling("channel", "v", List.of("CH-1")), List.of());
        String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
        var inForce = Channels.inForce(state, ruling);
        return new Findings.Examined(
                inForce,
                new CheckRuling(
                        switch (inForce.channel()) {
                            case GREEN -> List.of();
                            case YELLOW -> List.of(required(CheckKind.DOCUMENT_CHECK));
                            case RED ->
                                    List.of(
                                            required(CheckKind.DOCUMENT_CHECK),
                                            required(CheckKind.PHYSICAL_INSPECTION));
                        },
                        new Ruling("checks", "v", List.of("CK-1")),
                        List.of()),
                goods(random, at, currency, gate(state, random)),
                HOURS,
                null,
                false);
    }

    private static RequiredCheck required(CheckKind kind) {
        return new RequiredCheck(Authority.CUSTOMS, kind, OpenCheck.limitOf(kind));
    }

    /** An amendment stays at the gate where the file is. */
    private static String gate(Declaration state, Random random) {
        return state instanceof Declaration.Lodged file
                ? file.standing().consignment().gate().value()
                : "GATE-" + random.nextInt(3);
    }

    private static Consignment goods(Random random, Instant at, String currency, String gate) {
        var goods = Consignments.imported(code(random), amount(random), currency);
        for (int more = random.nextInt(4); more > 0; more--) {
            goods.item(code(random), amount(random), currency);
        }
        return new Valuation(Consignments.RATES).of(goods.at(gate).content(), at);
    }

    private static String code(Random random) {
        return CODES.get(random.nextInt(CODES.size()));
    }

    private static String amount(Random random) {
        return random.nextInt(100_000) + ".0" + random.nextInt(10);
    }

    private Map<String, List<Long>> sums() {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (PublishedEvent event : published) {
            if (event instanceof TradeFact fact) {
                add(
                        sums,
                        fact.stage()
                                + "|"
                                + fact.key()
                                + "|"
                                + fact.heading()
                                + "|"
                                + fact.partner()
                                + "|"
                                + fact.day(),
                        fact.sign() * fact.usdCents(),
                        fact.sign() * orZero(fact.vnd()),
                        fact.sign() * fact.netMassGrams(),
                        (long) fact.sign() * fact.declarations());
            }
        }
        sums.values().removeIf(values -> values.stream().allMatch(v -> v == 0));
        return sums;
    }

    /** From the states alone: what stands, and on which days. */
    private Map<String, List<Long>> recount() {
        Map<String, List<Long>> sums = new TreeMap<>();
        for (Declaration file : files.values()) {
            if (file instanceof Declaration.Lodged state
                    && !(state instanceof Declaration.Withdrawn)) {
                Consignment goods = state.standing().consignment();
                if (!goods.awaitingRate()) {
                    recount(sums, goods, Stage.DECLARED, goods.lodgedOn().toString());
                    if (state instanceof Declaration.Cleared cleared) {
                        String day =
                                cleared.clearedAt()
                                        .atZone(Valuation.GATE_ZONE)
                                        .toLocalDate()
                                        .toString();
                        recount(sums, goods, Stage.CLEARED, day);
                    }
                }
            }
        }
        sums.values().removeIf(values -> values.stream().allMatch(v -> v == 0));
        return sums;
    }

    private static void recount(
            Map<String, List<Long>> sums, Consignment goods, Stage stage, String day) {
        long lead = 1;
        for (Consignment.Line line : goods.lines()) {
            String cell =
                    stage
                            + "|"
                            + goods.gate()
                            + "|"
                            + goods.direction()
                            + "|"
                            + goods.tradeType()
                            + "|"
                            + line.heading().substring(0, 2)
                            + "|"
                            + line.heading()
                            + "|"
                            + line.partner()
                            + "|"
                            + day;
            add(sums, cell, line.usdCents(), orZero(line.vnd()), line.netMassGrams(), lead);
            lead = 0;
        }
    }

    private static void add(Map<String, List<Long>> sums, String cell, long... values) {
        List<Long> now = new ArrayList<>(sums.getOrDefault(cell, List.of(0L, 0L, 0L, 0L)));
        for (int i = 0; i < values.length; i++) {
            now.set(i, now.get(i) + values[i]);
        }
        sums.put(cell, now);
    }

    private static long orZero(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    private void everyDecisionNamesWhoAndWhy() {
        for (PublishedEvent event : published) {
            switch (event) {
                case ChannelAssigned e -> assertThat(e.ruling().rows()).isNotEmpty();
                case DeclarationCleared e -> {
                    assertThat(e.by().id()).isNotBlank();
                    assertThat(e.ruling().rows()).isNotEmpty();
                }
                case CheckDecided e -> assertThat(e.by().id()).startsWith("officer-");
                case DeclarationRefused e -> {
                    assertThat(e.by().id()).isNotBlank();
                    assertThat(e.reasonCode()).isNotBlank();
                }
                default -> {}
            }
        }
    }

    private void noCheckIsDecidedTwice() {
        Set<String> decided = new HashSet<>();
        for (PublishedEvent event : published) {
            if (event instanceof CheckDecided e) {
                assertThat(decided.add(e.declarationId() + "|" + e.generation() + "|" + e.check()))
                        .as("%s is decided once", e)
                        .isTrue();
            }
        }
    }
}
