package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.declaration.Declaration.Checking;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.Arrive;
import vn.bordergate.clearance.declaration.DeclarationCommand.CarryAcross;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChannelChanged;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckExtended;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceRefused;
import vn.bordergate.clearance.declaration.DeclarationEvent.GoodsCrossed;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldPlaced;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldReleased;
import vn.bordergate.clearance.declaration.DeclarationEvent.Reopened;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupervisionPassed;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupplementAsked;
import vn.bordergate.clearance.declaration.Simulation.Step;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/** Promises 1, 2, 4, 5 and 7 over thousands of files; a failure names its seed. */
class PromisesTest {

    private static final int FILES = 2_000;
    private static final int COMMANDS = 60_000;

    /** What a file's history must add up to, kept apart from the code that is tested. */
    private static final class Book {
        private final Set<String> holds = new HashSet<>();
        private boolean cleared;
        private boolean ended;
        private boolean crossed;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20261122, 53970618})
    void thePromisesHold(long seed) {
        var simulation = new Simulation(seed, FILES);
        List<Step> steps = simulation.run(COMMANDS);
        Map<Integer, Book> books = new HashMap<>();
        int passed = 0;
        int lowered = 0;
        int released = 0;
        int crossed = 0;
        for (Step step : steps) {
            String seeded = "seed " + seed + ": " + step;
            Book book = books.computeIfAbsent(step.file(), _ -> new Book());
            aRepeatChangesNothing(step, seeded);
            nothingIsLost(step, seeded);
            inOrder(step, seeded);
            onlyTheOwnAuthority(step, seeded);
            dueWhenSomethingIsDue(step.after(), seeded);
            for (DeclarationEvent event : step.events()) {
                everyDecisionSaysWhoAndWhen(step, event, seeded);
                everyRulingSaysItsTableAndVersion(event, seeded);
                amendedInPlace(step, event, seeded);
                lowered += loweredByTwo(step, event, seeded);
                released += releasedByTwo(step, event, seeded);
                passed += keep(book, step, event, seeded);
                crossed += event instanceof GoodsCrossed ? 1 : 0;
            }
        }
        // A simulation in which nothing happens would prove nothing.
        assertThat(passed).as("passages").isGreaterThan(10);
        assertThat(lowered).as("lowerings").isGreaterThan(10);
        assertThat(released).as("releases").isGreaterThan(10);
        assertThat(crossed).as("crossings").isGreaterThan(10);
        everythingHappened(steps);
        assertThat(simulation.files().values().stream().map(Object::getClass).distinct())
                .hasSizeGreaterThan(7);
    }

    /** Promise 2: each fact is one step on, and what changes nothing takes none. */
    private static void inOrder(Step step, String seeded) {
        long facts =
                step.events().stream()
                        .filter(e -> !(e instanceof DeclarationEvent.AnswerOnly))
                        .count();
        assertThat(step.after().version()).as(seeded).isEqualTo(step.before().version() + facts);
        if (facts == 0) {
            assertThat(step.after()).as(seeded).isEqualTo(step.before());
        }
        if (step.command() instanceof DeclarationCommand.Officers c && facts > 0) {
            assertThat(c.expectedVersion()).as(seeded).isEqualTo(step.before().version());
        }
        if (step.before() instanceof Declaration.Closed) {
            assertThat(step.after().getClass()).as(seeded).isEqualTo(step.before().getClass());
        }
    }

    /** Promise 1; to an officer the file is another by then, and they are told so. */
    private static void aRepeatChangesNothing(Step step, String seeded) {
        assertThat(step.again())
                .as(seeded)
                .allMatch(event -> event instanceof DeclarationEvent.AnswerOnly);
    }

    /** Promise 1: what was said has happened, was declined for all to see, or is kept to be. */
    private static void nothingIsLost(Step step, String seeded) {
        if (!(step.after() instanceof Declaration.Lodged after)) {
            assertThat(step.before()).as(seeded).isInstanceOf(Declaration.NotLodged.class);
            return;
        }
        Standing standing = after.standing();
        Marks marks = standing.marks();
        switch (step.command()) {
            case Amend c ->
                    assertThat(Math.max(standing.generation(), standing.declinedGeneration()))
                            .as(seeded)
                            .isGreaterThanOrEqualTo(c.generation());
            case DeclarationCommand.Withdraw _ ->
                    assertThat(
                                    after instanceof Declaration.Withdrawn
                                            || standing.withdrawalDeclined())
                            .as(seeded)
                            .isTrue();
            case AnswerSupplement c -> {
                // Nobody waits any more for what was answered.
                assertThat(
                                after instanceof Checking s
                                        ? s.requests()
                                        : List.<SupplementRequest>of())
                        .as(seeded)
                        .noneMatch(request -> c.answers(request.slip()));
            }
            case HearCustoms c -> heardOrSetAside(step, c, seeded);
            case Arrive _ ->
                    assertThat(after instanceof Declaration.Closed || !marks.provisional())
                            .as(seeded)
                            .isTrue();
            case CarryAcross _ ->
                    assertThat(!(after instanceof Declaration.Cleared) || marks.crossedAt() != null)
                            .as(seeded)
                            .isTrue();
            case DeclarationCommand _ -> {}
        }
        if (step.before() instanceof Declaration.Lodged before) {
            Marks was = before.standing().marks();
            assertThat(standing.generation())
                    .as(seeded)
                    .isGreaterThanOrEqualTo(before.standing().generation());
            assertThat(marks.arrivedAt() == null && was.arrivedAt() != null).as(seeded).isFalse();
            assertThat(marks.crossedAt() == null && was.crossedAt() != null).as(seeded).isFalse();
        }
    }

    private static void heardOrSetAside(Step step, HearCustoms c, String seeded) {
        CustomsWord word = ((Declaration.Lodged) step.after()).standing().marks().wordOrNone();
        CustomsWord.Said last = word.on(c.notice());
        boolean told =
                step.events().stream()
                        .anyMatch(
                                e ->
                                        e instanceof DeclarationEvent.NoticeSetAside
                                                || e
                                                        instanceof
                                                        DeclarationEvent.CustomsContradicted);
        assertThat(told || (last != null && last.sequence() >= c.notice().sequence()))
                .as(seeded)
                .isTrue();
    }

    /** Promise 5: who, and when. */
    private static void everyDecisionSaysWhoAndWhen(
            Step step, DeclarationEvent event, String seeded) {
        assertThat(event.at()).as(seeded).isEqualTo(step.command().at());
        switch (event) {
            case CheckAnswered e -> assertThat(e.by().id()).as(seeded).isNotBlank();
            case ClearanceGranted e -> assertThat(e.by().id()).as(seeded).isNotBlank();
            case ChannelChanged e -> {
                assertThat(e.by().id()).as(seeded).isNotBlank();
                assertThat(e.reasonCode()).as(seeded).isNotBlank();
            }
            case ClearanceRefused e -> {
                assertThat(e.by().id()).as(seeded).isNotBlank();
                assertThat(e.reasonCode()).as(seeded).isNotBlank();
            }
            case CheckExtended e -> {
                assertThat(e.by().id()).as(seeded).isNotBlank();
                assertThat(e.reason()).as(seeded).isNotBlank();
            }
            case Reopened e -> {
                assertThat(e.reasonCode()).as(seeded).isNotBlank();
                // Only the declarant's own amendment reopens without an officer or Customs.
                assertThat(e.by() != null || step.command() instanceof Amend).as(seeded).isTrue();
                assertThat(e.validFrom()).as(seeded).isNotNull();
            }
            case SupplementAsked e -> {
                assertThat(e.request().by().id()).as(seeded).isNotBlank();
                assertThat(e.request().items()).as(seeded).isNotEmpty();
            }
            case HoldPlaced e -> {
                assertThat(e.hold().by().id()).as(seeded).isNotBlank();
                assertThat(e.hold().reasonCode()).as(seeded).isNotBlank();
            }
            case HoldReleased e -> assertThat(e.by().id()).as(seeded).isNotBlank();
            case SupervisionPassed e -> assertThat(e.by().id()).as(seeded).isNotBlank();
            default -> {}
        }
    }

    /** Promise 5: by which rule, in which version. */
    private static void everyRulingSaysItsTableAndVersion(DeclarationEvent event, String seeded) {
        List<Ruling> rulings = new ArrayList<>();
        List<@Nullable CheckRuling> checks = new ArrayList<>();
        switch (event) {
            case DeclarationEvent.Lodged e -> {
                rulings.add(e.channel().ruling());
                checks.add(e.checkRuling());
            }
            case DeclarationEvent.Amended e -> {
                rulings.add(e.channel().ruling());
                checks.add(e.checkRuling());
            }
            case ChannelChanged e -> {
                rulings.add(e.channel().ruling());
                checks.add(e.checkRuling());
            }
            case ClearanceGranted e -> rulings.add(e.ruling());
            default -> {}
        }
        for (@Nullable CheckRuling ruled : checks) {
            assertThat(ruled).as(seeded).isNotNull();
            rulings.add(Objects.requireNonNull(ruled).ruling());
        }
        for (Ruling ruling : rulings) {
            assertThat(ruling.table()).as(seeded).isNotBlank();
            assertThat(ruling.version()).as(seeded).isNotBlank();
            assertThat(ruling.rows()).as(seeded).isNotEmpty();
        }
    }

    /** A promise about what never happened would prove nothing. */
    private static void everythingHappened(List<Step> steps) {
        Set<Class<?>> happened = new HashSet<>();
        steps.forEach(step -> step.events().forEach(event -> happened.add(event.getClass())));
        assertThat(DeclarationEvent.class.getPermittedSubclasses())
                .filteredOn(type -> !type.isInterface())
                .allMatch(happened::contains);
    }

    private static void onlyTheOwnAuthority(Step step, String seeded) {
        for (DeclarationEvent event : step.events()) {
            if (event instanceof CheckAnswered e) {
                String own = e.authority() == Authority.CUSTOMS ? "customs-" : "plants-";
                assertThat(e.by().id()).as(seeded).startsWith(own);
            }
        }
    }

    /** Promise 7; the customs system is not an officer, and amended goods are ruled anew. */
    private static int loweredByTwo(Step step, DeclarationEvent event, String seeded) {
        if (!(event instanceof ChannelChanged e)
                || e.by().kind() != ActorKind.OFFICER
                || !(step.before() instanceof Declaration.Lodged before)
                || e.channel().channel().compareTo(before.standing().channel()) >= 0) {
            return 0;
        }
        assertThat(step.command()).as(seeded).isInstanceOf(AnswerProposal.class);
        assertThat(e.proposedBy()).as(seeded).isNotNull().isNotEqualTo(e.by());
        signedByTwoPeople(step, seeded);
        CustomsChannel named = before.standing().marks().wordOrNone().channel();
        assertThat(named == null || e.channel().channel().compareTo(named) >= 0)
                .as(seeded)
                .isTrue();
        return 1;
    }

    private static int releasedByTwo(Step step, DeclarationEvent event, String seeded) {
        if (!(event instanceof HoldReleased e)) {
            return 0;
        }
        if (e.origin() == Hold.Origin.CUSTOMS) {
            assertThat(step.command())
                    .as(seeded)
                    .isInstanceOf(DeclarationCommand.HearCustoms.class);
            return 0;
        }
        assertThat(e.proposedBy()).as(seeded).isNotNull().isNotEqualTo(e.by());
        signedByTwoPeople(step, seeded);
        return 1;
    }

    /** Whatever their accounts are called; no account of a program is one of them. */
    private static void signedByTwoPeople(Step step, String seeded) {
        Proposal proposal = ((Declaration.Lodged) step.before()).standing().marks().proposal();
        String first = proposal == null ? null : proposal.person();
        String second = ((AnswerProposal) step.command()).officer().person();
        assertThat(first).as(seeded).isNotNull();
        assertThat(second).as(seeded).isNotNull().isNotEqualTo(first);
    }

    /** The next due time is the first instant at which the clock changes something. */
    private static void dueWhenSomethingIsDue(Declaration state, String seeded) {
        var next = Deadlines.next(state, Valuation.GATE_ZONE);
        if (next == null) {
            assertThat(overdue(state, Instant.parse("2027-06-01T00:00:00Z"))).as(seeded).isEmpty();
        } else {
            assertThat(overdue(state, next)).as(seeded).isNotEmpty();
            assertThat(overdue(state, next.minusMillis(1))).as(seeded).isEmpty();
        }
    }

    private static List<DeclarationEvent> overdue(Declaration state, Instant at) {
        return Declarations.decide(
                state, new DeclarationCommand.Overdue(at), DeclarationFixture.hours());
    }

    /** No amendment takes a file below the channel that it was in, or to another gate. */
    private static void amendedInPlace(Step step, DeclarationEvent event, String seeded) {
        if (event instanceof DeclarationEvent.Amended e
                && step.before() instanceof Declaration.Lodged before) {
            assertThat(e.channel().channel())
                    .as(seeded)
                    .isGreaterThanOrEqualTo(before.standing().channel());
            assertThat(e.consignment().gate())
                    .as(seeded)
                    .isEqualTo(before.standing().consignment().gate());
        }
    }

    /** Promise 4, by a book that knows only what was cleared, held and ended. */
    private static int keep(Book book, Step step, DeclarationEvent event, String seeded) {
        switch (event) {
            case ClearanceGranted _ -> book.cleared = true;
            case DeclarationEvent.Reopened _ -> book.cleared = false;
            case HoldPlaced e -> book.holds.add(e.hold().origin().name());
            case HoldReleased e -> book.holds.remove(e.origin().name());
            case DeclarationEvent.ClearanceRefused _,
                    DeclarationEvent.WithdrawalAccepted _,
                    DeclarationEvent.ValidityEnded _ -> {
                // Nothing but a release ends a hold.
                assertThat(book.holds).as(seeded).isEmpty();
                book.ended = true;
            }
            case SupervisionPassed e -> {
                assertThat(book.cleared).as(seeded).isTrue();
                assertThat(book.holds).as(seeded).isEmpty();
                assertThat(book.ended).as(seeded).isFalse();
                // The goods are an export, which passes after it has crossed.
                assertThat(e.crossed() || book.crossed).as(seeded).isTrue();
                assertThat(Simulation.hasVehicle(step.file()) && !book.crossed)
                        .as(seeded)
                        .isFalse();
                book.ended = true;
                return 1;
            }
            case GoodsCrossed _ -> {
                assertThat(book.cleared).as(seeded).isTrue();
                assertThat(book.holds).as(seeded).isEmpty();
                assertThat(book.crossed).as(seeded).isFalse();
                book.crossed = true;
            }
            default -> {}
        }
        return 0;
    }
}
