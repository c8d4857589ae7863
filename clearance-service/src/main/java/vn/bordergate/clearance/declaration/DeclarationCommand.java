package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CheckOutcome;
import vn.bordergate.events.CustomsChannel;

/** What somebody asks of a declaration. */
public sealed interface DeclarationCommand {

    Instant at();

    /** From the declarant, through the gate; its content arrives examined. */
    record Lodge(int generation, Instant at) implements DeclarationCommand {}

    /** Whole new content, which takes the place of every older generation. */
    record Amend(int generation, Instant at) implements DeclarationCommand {}

    /** The declarant takes back whatever stands. */
    record Withdraw(int generation, Instant at) implements DeclarationCommand {}

    /**
     * The declarant answers what was missing.
     *
     * @param slip the request that is answered, or 0 for all of them at once
     */
    record AnswerSupplement(int slip, String text, Instant at) implements DeclarationCommand {
        boolean answers(int request) {
            return slip == 0 || slip == request;
        }
    }

    /** Rates have come that a valuation was waiting for. */
    record ApplyRates(Instant at) implements DeclarationCommand {}

    /** A due time of the file has passed. */
    record Overdue(Instant at) implements DeclarationCommand {}

    /** The customs system says something of it. */
    record HearCustoms(CustomsNotice notice, Instant at) implements DeclarationCommand {}

    /** The first vehicle that carries goods of it is at the gate. */
    record Arrive(Instant at) implements DeclarationCommand {}

    /** The last vehicle that carried goods of it has crossed. */
    record CarryAcross(Instant at) implements DeclarationCommand {}

    /** An officer's, for which the version of the file before them is needed. */
    sealed interface Officers extends DeclarationCommand {
        Officer officer();

        int expectedVersion();

        default Actor by() {
            return officer().actor();
        }
    }

    /** What only Customs does, whatever the checks of the others. */
    sealed interface CustomsOfficers extends Officers {}

    /** An officer gives a check's outcome. */
    record DecideCheck(
            Authority authority,
            CheckKind check,
            CheckOutcome outcome,
            @Nullable String code,
            @Nullable String note,
            Officer officer,
            int expectedVersion,
            Instant at)
            implements Officers {}

    /** An officer gives an inspection more time. */
    record ExtendCheck(
            Authority authority,
            CheckKind check,
            String reason,
            Officer officer,
            int expectedVersion,
            Instant at)
            implements Officers {}

    /** An officer asks the declarant for what is missing. */
    record RequestSupplement(
            Authority authority,
            List<String> items,
            @Nullable String text,
            Officer officer,
            int expectedVersion,
            Instant at)
            implements Officers {
        public RequestSupplement {
            items = List.copyOf(items);
        }
    }

    /** An officer refuses the whole declaration for a reason of their own. */
    record Refuse(
            String reasonCode,
            @Nullable String note,
            Officer officer,
            int expectedVersion,
            Instant at)
            implements CustomsOfficers {}

    /** One officer is enough to look closer. */
    record RaiseChannel(
            CustomsChannel to, String reason, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /** An officer wants a lower channel. */
    record ProposeLowering(
            CustomsChannel to, String reason, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /** An officer wants the goods to go. */
    record ProposeRelease(String reason, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /** Another officer agrees with what is proposed; whoever disagrees takes it off the file. */
    record AnswerProposal(boolean agreed, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /** An officer stops the goods in the supervision area. */
    record PlaceHold(
            String reason, @Nullable String note, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /** An officer takes a clearance back to look again, while the goods are inside. */
    record Reopen(CheckKind check, String reason, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /**
     * An officer confirms that the goods have passed the supervision area.
     *
     * @param crossed whether they have crossed the border
     */
    record Pass(boolean crossed, Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}

    /** An officer has looked at what Customs said and we cannot take. */
    record Acknowledge(Officer officer, int expectedVersion, Instant at)
            implements CustomsOfficers {}
}
