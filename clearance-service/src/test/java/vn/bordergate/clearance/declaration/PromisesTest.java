package vn.bordergate.clearance.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationEvent.ChannelChanged;
import vn.bordergate.clearance.declaration.DeclarationEvent.CheckAnswered;
import vn.bordergate.clearance.declaration.DeclarationEvent.ClearanceGranted;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldPlaced;
import vn.bordergate.clearance.declaration.DeclarationEvent.HoldReleased;
import vn.bordergate.clearance.declaration.DeclarationEvent.SupervisionPassed;
import vn.bordergate.clearance.declaration.Simulation.Step;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CustomsChannel;

/** Promises 2, 4, 5 and 7 over thousands of files; a failure names its seed. */
class PromisesTest {

    private static final int FILES = 2_000;
    private static final int COMMANDS = 60_000;

    /** What a file's history must add up to, kept apart from the code that is tested. */
    private static final class Book {
        private final Set<String> holds = new HashSet<>();
        private boolean cleared;
        private boolean ended;
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
        for (Step step : steps) {
            String seeded = "seed " + seed + ": " + step;
            Book book = books.computeIfAbsent(step.file(), _ -> new Book());
            inOrder(step, seeded);
            onlyTheOwnAuthority(step, seeded);
            dueWhenSomethingIsDue(step.after(), seeded);
            for (DeclarationEvent event : step.events()) {
                everyDecisionSaysWho(event, seeded);
                amendedInPlace(step, event, seeded);
                lowered += loweredByTwo(step, event, seeded);
                released += releasedByTwo(step, event, seeded);
                passed += keep(book, event, seeded);
            }
        }
        // A simulation in which nothing happens would prove nothing.
        assertThat(passed).as("passages").isGreaterThan(10);
        assertThat(lowered).as("lowerings").isGreaterThan(10);
        assertThat(released).as("releases").isGreaterThan(10);
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

    /** Promise 5. */
    private static void everyDecisionSaysWho(DeclarationEvent event, String seeded) {
        switch (event) {
            case ClearanceGranted e -> {
                assertThat(e.by().id()).as(seeded).isNotBlank();
                assertThat(e.ruling().rows()).as(seeded).isNotEmpty();
            }
            case ChannelChanged e -> {
                assertThat(e.by().id()).as(seeded).isNotBlank();
                assertThat(e.reasonCode()).as(seeded).isNotBlank();
                assertThat(e.channel().ruling().rows()).as(seeded).isNotEmpty();
            }
            case HoldPlaced e -> assertThat(e.hold().reasonCode()).as(seeded).isNotBlank();
            default -> {}
        }
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
    private static int keep(Book book, DeclarationEvent event, String seeded) {
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
                assertThat(e.crossed()).as(seeded).isTrue();
                book.ended = true;
                return 1;
            }
            default -> {}
        }
        return 0;
    }
}
