package vn.bordergate.clearance.crossing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.Actor;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Driver;

/** What somebody asks of a crossing, or a device says of it. */
public sealed interface CrossingCommand {

    Instant at();

    /** From whoever announced it, through the gate. */
    sealed interface Announcers extends CrossingCommand {
        int generation();
    }

    record Announce(int generation, AnnouncedVehicle vehicle, Instant at) implements Announcers {}

    /** Takes the place of every older generation. */
    record Amend(int generation, AnnouncedVehicle vehicle, Instant at) implements Announcers {}

    record Withdraw(int generation, Instant at) implements Announcers {}

    /** A device saw the vehicle. */
    sealed interface Readings extends CrossingCommand {
        String device();
    }

    record EnterYard(String yard, String device, Instant at) implements Readings {}

    record LeaveYard(String yard, String device, Instant at) implements Readings {}

    record Weigh(int massKg, String device, Instant at) implements Readings {}

    /** It stands before the barrier. */
    record ReachBarrier(Barrier barrier, @Nullable String lane, String device, Instant at)
            implements Readings {}

    /** It has gone through. */
    record PassBarrier(Barrier barrier, @Nullable String lane, String device, Instant at)
            implements Readings {}

    /** Something that its readiness rests on may have changed. */
    record Reassess(Instant at) implements CrossingCommand {}

    /** It is next. */
    record Call(LaneCall call) implements CrossingCommand {
        @Override
        public Instant at() {
            return call.calledAt();
        }
    }

    /** Its call cannot be kept, for nothing that it did. */
    record RevokeCall(String code, Instant at) implements CrossingCommand {}

    /** Something was awaited of it until now. */
    record Overdue(int callsMax, Instant at) implements CrossingCommand {}

    /** A person must look at it. */
    record Flag(Attention attention, Instant at) implements CrossingCommand {}

    /** An officer's, for which the version of the crossing before them is needed. */
    sealed interface Officers extends CrossingCommand {
        Officer officer();

        int expectedVersion();

        default Actor by() {
            return officer().actor();
        }
    }

    /** Lets a vehicle into a yard that no device saw. */
    record Admit(Officer officer, int expectedVersion, Instant at) implements Officers {}

    record PlaceHold(
            String reason, @Nullable String note, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    record ProposeRelease(String reason, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** The passage without a permission was in order all the same. */
    record ProposePassage(String reason, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** The vehicle that passed without a permission is back before the barrier. */
    record ProposeFetchedBack(String reason, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** Another officer agrees with what is proposed; whoever disagrees takes it off. */
    record AnswerProposal(boolean agreed, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    record TurnBack(
            String code, @Nullable String note, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** Somebody else drives it. */
    record SwapDriver(Driver driver, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** The announced transfer driver takes it over. */
    record HandOver(Officer officer, int expectedVersion, Instant at) implements Officers {}

    /** Its goods go over to another vehicle (sang tải). */
    record MoveGoods(CrossingId to, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** It gets the goods of another vehicle; the other half of {@link MoveGoods}. */
    record TakeGoods(CrossingId from, Officer officer, int expectedVersion, Instant at)
            implements Officers {}

    /** It has come back empty. */
    record ConfirmReturn(Officer officer, int expectedVersion, Instant at) implements Officers {}

    record Acknowledge(Officer officer, int expectedVersion, Instant at) implements Officers {}
}
