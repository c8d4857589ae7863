package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.Consignments;
import vn.bordergate.clearance.declaration.CustomsNotice.ChannelNamed;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldLifted;
import vn.bordergate.clearance.declaration.CustomsNotice.HoldOrdered;
import vn.bordergate.clearance.declaration.CustomsNotice.PassageConfirmed;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.DeclarationCommand.Arrive;
import vn.bordergate.clearance.declaration.DeclarationCommand.CarryAcross;
import vn.bordergate.clearance.declaration.DeclarationCommand.DecideCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Overdue;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Refuse;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.GateCode;

/**
 * Declarants, officers, Customs and the clock, all at the same files and none in step: commands are
 * repeated, come late, and rest on views of a file that are old.
 */
final class Simulation {

    /**
     * One command and what came of it.
     *
     * @param again what comes of the same said at once again; nothing is asked of officers for whom
     *     the file is another by then
     */
    record Step(
            int file,
            Declaration before,
            DeclarationCommand command,
            List<DeclarationEvent> events,
            Declaration after,
            List<DeclarationEvent> again) {}

    private static final List<RequiredCheck> CHECKS =
            List.of(
                    DeclarationFixture.DOCUMENTS,
                    DeclarationFixture.INSPECTION,
                    DeclarationFixture.PLANTS);

    /** The same goods, declared at a gate where the file is not. */
    private static final Consignment ELSEWHERE =
            new Consignment(
                    new GateCode("BAN-VUOC"),
                    DeclarationFixture.GOODS.direction(),
                    DeclarationFixture.GOODS.tradeType(),
                    DeclarationFixture.GOODS.lodgedOn(),
                    DeclarationFixture.GOODS.lines());

    /** The same goods by a corrected rate. */
    private static final Consignment REVALUED =
            new Valuation(Consignments.RATES)
                    .of(
                            Consignments.exported("08106000", "7200", "CNY").content(),
                            Consignments.MORNING);

    private final Random random;
    private final Map<Integer, Declaration> files = new HashMap<>();
    private final Map<Integer, Integer> generations = new HashMap<>();
    private final Map<Integer, Integer> sequences = new HashMap<>();
    private final Set<Integer> across = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final int count;

    private record Sent(int file, DeclarationCommand command) {}

    Simulation(long seed, int count) {
        this.random = new Random(seed);
        this.count = count;
    }

    List<Step> run(int commands) {
        for (int i = 0; i < commands; i++) {
            Instant at = Consignments.MORNING.plusSeconds(i * 40L);
            boolean again = !sent.isEmpty() && random.nextInt(6) == 0;
            Sent next =
                    again
                            ? sent.get(sent.size() - 1 - random.nextInt(Math.min(sent.size(), 400)))
                            : invent(random.nextInt(count), at);
            sent.add(next);
            apply(next);
        }
        return steps;
    }

    Map<Integer, Declaration> files() {
        return files;
    }

    private void apply(Sent next) {
        Declaration before = files.getOrDefault(next.file(), new Declaration.NotLodged());
        List<DeclarationEvent> events =
                Declarations.decide(
                        before, next.command(), findings(next.file(), before, next.command()));
        Declaration after = DeclarationHistory.evolve(before, events);
        files.put(next.file(), after);
        if (events.stream().anyMatch(DeclarationEvent.GoodsCrossed.class::isInstance)) {
            across.add(next.file());
        }
        steps.add(new Step(next.file(), before, next.command(), events, after, again(next, after)));
    }

    private List<DeclarationEvent> again(Sent next, Declaration after) {
        return next.command() instanceof DeclarationCommand.Officers
                ? List.of()
                : Declarations.decide(
                        after, next.command(), findings(next.file(), after, next.command()));
    }

    /** Whether a vehicle was announced that carries goods of it. */
    static boolean hasVehicle(int file) {
        return file % 4 == 1;
    }

    private Sent invent(int file, Instant at) {
        Declaration state = files.getOrDefault(file, new Declaration.NotLodged());
        if (!(state instanceof Declaration.Lodged)) {
            generations.put(file, 1);
            return new Sent(file, new Lodge(1, at));
        }
        int generation = generations.getOrDefault(file, 1);
        return new Sent(
                file,
                switch (random.nextInt(27)) {
                    case 0 -> {
                        generations.put(file, generation + 1);
                        yield new Amend(generation + 1, at);
                    }
                    case 1 ->
                            random.nextInt(4) == 0
                                    ? new Withdraw(generation, at)
                                    : new AnswerSupplement(random.nextInt(5), "here", at);
                    case 2 -> new Overdue(at.plusSeconds(random.nextInt(3) * 30_000L));
                    case 3, 4, 5 -> new HearCustoms(notice(file), at);
                    case 6 -> new Arrive(at);
                    case 7 -> new CarryAcross(at);
                    case 8 -> new ApplyRates(at);
                    default -> officers(state, at);
                });
    }

    private CustomsNotice notice(int file) {
        int last = sequences.merge(file, 1, Integer::sum);
        // Sometimes one that was overtaken, or has a number that was given before.
        int sequence = Math.max(1, last - random.nextInt(3));
        return switch (random.nextInt(5)) {
            case 0, 1 -> new ChannelNamed(sequence, channel(), null);
            case 2 -> new HoldOrdered(sequence, "STOP", null);
            case 3 -> new HoldLifted(sequence, null);
            default -> new PassageConfirmed(sequence, random.nextBoolean());
        };
    }

    private DeclarationCommand officers(Declaration state, Instant at) {
        int version = Math.max(1, state.version() - (random.nextInt(5) == 0 ? 1 : 0));
        Officer by = officer();
        RequiredCheck check = CHECKS.get(random.nextInt(CHECKS.size()));
        Authority whose = check.authority();
        CheckKind kind = check.kind();
        return switch (random.nextInt(16)) {
            case 0 -> new ExtendCheck(whose, kind, "many", by, version, at);
            case 1 -> new RequestSupplement(whose, List.of("INVOICE"), null, by, version, at);
            case 2 ->
                    random.nextInt(3) == 0
                            ? new Refuse("NO_LICENCE", null, by, version, at)
                            : new Acknowledge(by, version, at);
            case 3 -> new RaiseChannel(channel(), "doubt", by, version, at);
            case 4 -> new ProposeLowering(channel(), "known", by, version, at);
            case 5 -> new ProposeRelease("seen", by, version, at);
            case 6, 7 -> new AnswerProposal(random.nextInt(4) > 0, by, version, at);
            case 8 -> new PlaceHold("doubt", null, by, version, at);
            case 9 -> new Reopen(kind, "doubt", by, version, at);
            case 10 -> new Pass(random.nextBoolean(), by, version, at);
            default -> {
                CheckOutcome outcome =
                        random.nextInt(12) == 0 ? CheckOutcome.FAILED : CheckOutcome.PASSED;
                yield new DecideCheck(whose, kind, outcome, null, null, by, version, at);
            }
        };
    }

    private Officer officer() {
        boolean plants = random.nextInt(3) == 0;
        String name = (plants ? "plants-" : "customs-") + random.nextInt(3);
        // Some have a second account, and some accounts are of programs.
        boolean second = random.nextInt(4) == 0;
        return new Officer(
                new Actor(ActorKind.OFFICER, second ? name + "-lead" : name),
                random.nextInt(6) == 0 ? null : name,
                Set.of(plants ? Authority.PLANT_QUARANTINE : Authority.CUSTOMS));
    }

    private CustomsChannel channel() {
        return CustomsChannel.values()[random.nextInt(3)];
    }

    private Findings findings(int file, Declaration state, DeclarationCommand command) {
        return switch (command) {
            case Lodge c -> examined(file, c.generation(), state);
            case Amend c -> examined(file, c.generation(), state);
            case RaiseChannel c -> rechecked(c.to());
            case AnswerProposal _ -> rechecked(proposed(state));
            case Pass _ -> carriage(file);
            case HearCustoms(PassageConfirmed _, Instant _) -> carriage(file);
            case ApplyRates c ->
                    new Findings.Revalued(
                            c.at().getEpochSecond() % 3 == 0 ? DeclarationFixture.GOODS : REVALUED);
            case HearCustoms(ChannelNamed named, Instant _) ->
                    rechecked(
                            state instanceof Declaration.Lodged s
                                    ? Channels.after(s, named)
                                    : named.channel());
            case DeclarationCommand _ -> DeclarationFixture.hours();
        };
    }

    private Findings carriage(int file) {
        return new Findings.Carriage(hasVehicle(file) && !across.contains(file));
    }

    private static @Nullable CustomsChannel proposed(Declaration state) {
        return state instanceof Declaration.Lodged s
                        && s.standing().marks().proposal() instanceof Proposal p
                ? p.to()
                : null;
    }

    private static Findings rechecked(@Nullable CustomsChannel channel) {
        return channel == null
                ? new Findings.Nothing()
                : new Findings.Rechecked(checks(channel), DeclarationFixture.HOURS);
    }

    /** A generation has one content, however often it comes. */
    private Findings examined(int file, int generation, Declaration state) {
        ChannelRuling inForce = Channels.inForce(state, DeclarationFixture.ruled(channel()));
        return new Findings.Examined(
                inForce,
                checks(inForce.channel()),
                (file + 7 * generation) % 20 == 0 ? ELSEWHERE : DeclarationFixture.GOODS,
                DeclarationFixture.HOURS,
                null,
                file % 3 == 0);
    }

    private static CheckRuling checks(CustomsChannel channel) {
        return DeclarationFixture.checks(
                switch (channel) {
                    case GREEN -> List.of();
                    case YELLOW -> List.of(CHECKS.get(0), CHECKS.get(2));
                    case RED -> CHECKS;
                });
    }
}
