package vn.bordergate.clearance.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.bordergate.clearance.fee.FeeCommand.AnswerRefund;
import vn.bordergate.clearance.fee.FeeCommand.Ask;
import vn.bordergate.clearance.fee.FeeCommand.AskRefund;
import vn.bordergate.clearance.fee.FeeCommand.End;
import vn.bordergate.clearance.fee.FeeCommand.GiveBack;
import vn.bordergate.clearance.fee.FeeCommand.Pay;
import vn.bordergate.clearance.fee.FeeEvent.Declined;
import vn.bordergate.clearance.fee.FeeEvent.GivenBack;
import vn.bordergate.clearance.fee.FeeEvent.Mismatched;
import vn.bordergate.clearance.fee.FeeEvent.Paid;
import vn.bordergate.clearance.fee.FeeEvent.Quoted;
import vn.bordergate.clearance.fee.FeeEvent.RefundAsked;
import vn.bordergate.events.Ruling;

/** What is due, paid and given back, to the dong. */
class FeesTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final UUID REFUND = new UUID(0, 9);
    private static final long LIMIT = 1_000_000;
    private static final Signer LAN = new Signer("lan", "P-1");
    private static final Signer MINH = new Signer("minh", "P-2");

    @Test
    void nothingIsSettledBeforeItWasQuoted() {
        assertThat(Account.NONE.isSettled()).isFalse();
        assertThat(Account.NONE.outstandingVnd()).isZero();
    }

    @Test
    void whatTheTariffSaysIsDueUntilItIsPaid() {
        Account quoted = after(Account.NONE, ask(300_000));
        assertThat(quoted.outstandingVnd()).isEqualTo(300_000);
        assertThat(quoted.isSettled()).isFalse();

        Account paid = after(quoted, pay(ONE, 300_000));
        assertThat(paid.isSettled()).isTrue();
        assertThat(paid.outstandingVnd()).isZero();
        assertThat(paid.overpaidVnd()).isZero();
    }

    @Test
    void aPassageThatCostsNothingIsSettledAtOnce() {
        assertThat(after(Account.NONE, ask(0)).isSettled()).isTrue();
    }

    @Test
    void theSameQuoteAgainIsNoNews() {
        Account quoted = after(Account.NONE, ask(300_000));
        assertThat(Fees.decide(quoted, ask(300_000))).isEmpty();
        assertThat(Fees.decide(quoted, ask(300_001))).hasOnlyElementsOfType(Quoted.class);
    }

    @Test
    void anAmendmentThatMakesItDearerLeavesTheDifferenceDue() {
        Account amended = after(Account.NONE, ask(300_000), pay(ONE, 300_000), ask(500_000));
        assertThat(amended.outstandingVnd()).isEqualTo(200_000);
        assertThat(amended.isSettled()).isFalse();
        assertThat(after(amended, pay(TWO, 200_000)).isSettled()).isTrue();
    }

    @Test
    void anAmendmentThatMakesItCheaperGivesTheDifferenceBack() {
        Account amended = after(Account.NONE, ask(500_000), pay(ONE, 500_000), ask(300_000));
        assertThat(amended.overpaidVnd()).isEqualTo(200_000);
        assertThat(amended.isSettled()).isTrue();
        Account asked = after(amended, refund(RefundReason.TARIFF_CLASS_CHANGED, LAN));
        assertThat(parts(asked)).containsExactly("R-1 200000");
    }

    @Test
    void anotherAmountThanWasAskedForSettlesNothingAndGetsNoReceipt() {
        Account quoted = after(Account.NONE, ask(300_000));
        for (long came : new long[] {299_999, 300_001, 0, -300_000}) {
            List<FeeEvent> events =
                    Fees.decide(quoted, new Pay(ONE, PaidBy.PROVIDER, 300_000, came, "R-1"));
            assertThat(events).containsExactly(new Mismatched(ONE, 300_000, came));
            Account now = Fees.evolve(quoted, events);
            assertThat(now.isSettled()).isFalse();
            assertThat(now.receipts()).isEmpty();
        }
    }

    @Test
    void theSamePaymentAgainIsTakenOnce() {
        Account paid = after(Account.NONE, ask(300_000), pay(ONE, 300_000));
        assertThat(Fees.decide(paid, pay(ONE, 300_000))).isEmpty();
    }

    @Test
    void whatIsPaidTwiceGoesBackOnce() {
        Account twice = after(Account.NONE, ask(300_000), pay(ONE, 300_000), pay(TWO, 300_000));
        assertThat(twice.overpaidVnd()).isEqualTo(300_000);
        Account asked = after(twice, refund(RefundReason.PAID_TWICE, LAN));
        assertThat(parts(asked)).containsExactly("R-2 300000");
        assertThat(asked.overpaidVnd()).isZero();
        assertThat(asked.isSettled()).isTrue();
        Account back = after(asked, new GiveBack(REFUND, "R-2", "R-3"));
        assertThat(back.refund()).isNull();
        assertThat(back.keptVnd()).isEqualTo(300_000);
        assertThat(Fees.decide(back, new GiveBack(REFUND, "R-2", "R-4")))
                .containsExactly(new Declined(FeeDecline.RETURNED_ALREADY));
    }

    @Test
    void ofAPassageThatWasNotMadeAllGoesBackReceiptByReceipt() {
        Account over =
                after(
                        Account.NONE,
                        ask(300_000),
                        pay(ONE, 300_000),
                        ask(500_000),
                        pay(TWO, 200_000),
                        new End(false));
        assertThat(over.dueVnd()).isZero();
        assertThat(over.overpaidVnd()).isEqualTo(500_000);
        Account asked = after(over, refund(RefundReason.NOT_CROSSED, LAN));
        assertThat(parts(asked)).containsExactly("R-2 200000", "R-1 300000");
        Account half = after(asked, new GiveBack(REFUND, "R-1", "R-3"));
        assertThat(parts(half)).containsExactly("R-2 200000");
        Account back = after(half, new GiveBack(REFUND, "R-2", "R-4"));
        assertThat(back.keptVnd()).isZero();
        assertThat(back.refund()).isNull();
    }

    @Test
    void ofAPassageThatWasMadeNothingGoesBack() {
        Account made = after(Account.NONE, ask(300_000), pay(ONE, 300_000), new End(true));
        for (RefundReason reason : RefundReason.values()) {
            assertThat(Fees.decide(made, refund(reason, LAN)))
                    .containsExactly(new Declined(FeeDecline.NOTHING_TO_REFUND));
        }
    }

    @Test
    void whatComesInAfterTheEndIsTakenAndCanGoBack() {
        Account over = after(Account.NONE, ask(300_000), new End(false), pay(ONE, 300_000));
        assertThat(over.overpaidVnd()).isEqualTo(300_000);
    }

    @Test
    void whatIsOverIsNotQuotedAgainAndDoesNotEndAnotherWay() {
        Account made = after(Account.NONE, ask(300_000), pay(ONE, 300_000), new End(true));
        assertThat(Fees.decide(made, ask(800_000))).isEmpty();
        assertThat(Fees.decide(made, new End(false))).isEmpty();
        Account notMade = after(Account.NONE, new End(false));
        assertThat(Fees.decide(notMade, ask(800_000))).isEmpty();
        assertThat(notMade.isSettled()).isFalse();
    }

    @Test
    void oneOfTheBoardGivesBackUpToTheLimitAndNotADongMore() {
        assertThat(asked(LIMIT)).extracting(RefundAsked::agreed).isEqualTo(true);
        assertThat(asked(LIMIT + 1)).extracting(RefundAsked::agreed).isEqualTo(false);
    }

    @Test
    void aboveTheLimitAnotherPersonMustAgree() {
        Account asked =
                after(
                        Account.NONE,
                        ask(4_000_000),
                        pay(ONE, 4_000_000),
                        new End(false),
                        refund(RefundReason.NOT_CROSSED, LAN));
        assertThat(Fees.decide(asked, new GiveBack(REFUND, "R-1", "R-2")))
                .containsExactly(new Declined(FeeDecline.RETURNED_ALREADY));
        for (Signer same : List.of(LAN, new Signer("lan-2", "P-1"), new Signer("lan", "P-7"))) {
            assertThat(Fees.decide(asked, new AnswerRefund(true, same)))
                    .containsExactly(new Declined(FeeDecline.SECOND_PERSON_NEEDED));
        }
        assertThat(Fees.decide(asked, new AnswerRefund(true, new Signer("program", null))))
                .containsExactly(new Declined(FeeDecline.PERSON_NEEDED));

        Account agreed = after(asked, new AnswerRefund(true, MINH));
        assertThat(Fees.decide(agreed, new AnswerRefund(true, MINH)))
                .containsExactly(new Declined(FeeDecline.NO_REFUND_WAITING));
        assertThat(Fees.decide(agreed, new GiveBack(REFUND, "R-1", "R-2")))
                .containsExactly(
                        new GivenBack(REFUND, "R-1", "R-2", 4_000_000, RefundReason.NOT_CROSSED));
    }

    @Test
    void aRefundThatIsRefusedCanBeAskedForAgain() {
        Account refused =
                after(
                        Account.NONE,
                        ask(4_000_000),
                        pay(ONE, 4_000_000),
                        new End(false),
                        refund(RefundReason.NOT_CROSSED, LAN),
                        new AnswerRefund(false, LAN));
        assertThat(refused.overpaidVnd()).isEqualTo(4_000_000);
        assertThat(Fees.decide(refused, refund(RefundReason.NOT_CROSSED, MINH)))
                .hasOnlyElementsOfType(RefundAsked.class);
    }

    @Test
    void oneRefundWaitsAtATime() {
        Account asked =
                after(
                        Account.NONE,
                        ask(4_000_000),
                        pay(ONE, 4_000_000),
                        new End(false),
                        refund(RefundReason.NOT_CROSSED, LAN));
        var another = new AskRefund(TWO, RefundReason.NOT_CROSSED, null, MINH, LIMIT);
        assertThat(Fees.decide(asked, another))
                .containsExactly(new Declined(FeeDecline.REFUND_WAITING));
        assertThat(Fees.decide(asked, refund(RefundReason.NOT_CROSSED, LAN))).isEmpty();
    }

    @Test
    void aReasonThatDoesNotFitIsDeclinedAndAProgramSignsNothing() {
        Account over = after(Account.NONE, ask(300_000), pay(ONE, 300_000), new End(false));
        assertThat(Fees.decide(over, refund(RefundReason.PAID_TWICE, LAN)))
                .containsExactly(new Declined(FeeDecline.REASON_UNFIT));
        Account twice = after(Account.NONE, ask(300_000), pay(ONE, 300_000), pay(TWO, 300_000));
        assertThat(Fees.decide(twice, refund(RefundReason.NOT_CROSSED, LAN)))
                .containsExactly(new Declined(FeeDecline.REASON_UNFIT));
        assertThat(Fees.decide(twice, refund(RefundReason.PAID_TWICE, new Signer("x", null))))
                .containsExactly(new Declined(FeeDecline.PERSON_NEEDED));
    }

    @Test
    void aReceiptNeverGivesBackMoreThanItBrought() {
        assertThatThrownBy(() -> new Receipt("R-1", ONE, PaidBy.COUNTER, 100, 101))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quote(-1, ruling("FE-001")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever happens in whatever order, no dong appears or vanishes. */
    @Test
    void theAccountAlwaysAddsUp() {
        for (long seed = 1; seed <= 300; seed++) {
            var random = new Random(seed);
            Account account = Account.NONE;
            long in = 0;
            long out = 0;
            for (int step = 1; step <= 60; step++) {
                List<FeeEvent> events = Fees.decide(account, anything(random, account, step));
                for (FeeEvent event : events) {
                    if (event instanceof Declined) {
                        continue;
                    }
                    account = Fees.evolve(account, event);
                    if (event instanceof Paid e) {
                        in += e.vnd();
                    } else if (event instanceof GivenBack e) {
                        out += e.vnd();
                    }
                }
                Refund refund = account.refund();
                long waiting = refund == null ? 0 : refund.vnd();
                assertThat(account.keptVnd()).as("seed %d", seed).isEqualTo(in - out - waiting);
                assertThat(out).as("seed %d", seed).isLessThanOrEqualTo(in);
            }
        }
    }

    private static FeeCommand anything(Random random, Account account, int step) {
        long vnd = 50_000L * random.nextInt(20);
        Refund refund = account.refund();
        return switch (random.nextInt(8)) {
            case 0, 1 -> ask(vnd);
            case 2, 3 ->
                    new Pay(
                            new UUID(1, random.nextInt(30)),
                            PaidBy.PROVIDER,
                            vnd,
                            random.nextInt(10) == 0 ? vnd + 1 : vnd,
                            "R-" + step);
            case 4 ->
                    new AskRefund(
                            new UUID(2, step),
                            RefundReason.values()[random.nextInt(3)],
                            null,
                            LAN,
                            LIMIT / 2);
            case 5 -> new AnswerRefund(random.nextBoolean(), MINH);
            case 6 -> random.nextInt(10) == 0 ? new End(random.nextBoolean()) : ask(vnd);
            default ->
                    refund == null
                            ? new GiveBack(REFUND, "R-1", "V-" + step)
                            : new GiveBack(
                                    refund.id(), refund.parts().getFirst().receipt(), "V-" + step);
        };
    }

    private static RefundAsked asked(long vnd) {
        Account over = after(Account.NONE, ask(vnd), pay(ONE, vnd), new End(false));
        return (RefundAsked) Fees.decide(over, refund(RefundReason.NOT_CROSSED, LAN)).getFirst();
    }

    private static List<String> parts(Account account) {
        Refund refund = account.refund();
        assertThat(refund).isNotNull();
        return refund == null
                ? List.of()
                : refund.parts().stream().map(p -> p.receipt() + " " + p.vnd()).toList();
    }

    /** Receipts are numbered as they come. */
    private static Account after(Account from, FeeCommand... commands) {
        Account now = from;
        for (FeeCommand command : commands) {
            FeeCommand numbered =
                    command instanceof Pay pay
                            ? new Pay(
                                    pay.paymentId(),
                                    pay.paidBy(),
                                    pay.askedVnd(),
                                    pay.vnd(),
                                    "R-" + (now.receipts().size() + 1))
                            : command;
            List<FeeEvent> events = Fees.decide(now, numbered);
            assertThat(events).as("%s", command).isNotEmpty();
            assertThat(events).doesNotHaveAnyElementsOfTypes(Declined.class);
            now = Fees.evolve(now, events);
        }
        return now;
    }

    private static Ask ask(long vnd) {
        return new Ask(new Quote(vnd, ruling("FE-001")));
    }

    private static Pay pay(UUID id, long vnd) {
        return new Pay(id, PaidBy.PROVIDER, vnd, vnd, "R-1");
    }

    private static AskRefund refund(RefundReason reason, Signer by) {
        return new AskRefund(REFUND, reason, null, by, LIMIT);
    }

    private static Ruling ruling(String row) {
        return new Ruling("fees", "2020-08-0", List.of(row));
    }
}
