package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsChannel;

/**
 * What officers and Customs have laid upon a file. Most files bear none of it.
 *
 * @param slips slips given to the declarant so far; the next has the next number
 * @param lapsedSlip request for a supplement that was not answered in time, or 0
 * @param firstLodgedOn day of the first generation, where another stands now
 * @param reopenedOn day of the last reopening, from which it is valid anew, or null
 * @param raisedTo channel below which no rule and no amendment takes the file again
 * @param attention code of what an officer must look at, or null
 * @param crossedAt when the last vehicle with its goods had crossed, or null
 * @param releasedAt when the last hold of it ended, or null
 */
public record Marks(
        int slips,
        int lapsedSlip,
        @Nullable LocalDate firstLodgedOn,
        @Nullable LocalDate reopenedOn,
        @Nullable CustomsChannel raisedTo,
        @Nullable Proposal proposal,
        @Nullable Hold customsHold,
        @Nullable Hold officersHold,
        @Nullable CustomsWord word,
        @Nullable String attention,
        @Nullable Instant crossedAt,
        @Nullable Instant releasedAt) {

    public static final Marks NONE =
            new Marks(0, 0, null, null, null, null, null, null, null, null, null, null);

    public boolean held() {
        return customsHold != null || officersHold != null;
    }

    public boolean awaitsCustoms() {
        return word != null && word.awaited();
    }

    CustomsWord wordOrNone() {
        return word == null ? CustomsWord.NONE : word;
    }

    Marks slip(int number) {
        return new Marks(
                number,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks lapsed(int slip) {
        return new Marks(
                slips,
                slip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks firstLodged(LocalDate day) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn == null ? day : firstLodgedOn,
                reopenedOn,
                raisedTo,
                null,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    /** Its validity begins anew; where a history of before does not say the day, it does not. */
    Marks reopened(@Nullable LocalDate day) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                day == null ? reopenedOn : day,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks raised(@Nullable CustomsChannel to) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                to,
                null,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks proposed(@Nullable Proposal next) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                next,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks hold(Hold.Origin origin, @Nullable Hold hold) {
        boolean customs = origin == Hold.Origin.CUSTOMS;
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                null,
                customs ? hold : customsHold,
                customs ? officersHold : hold,
                word,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks heard(CustomsWord next) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                next,
                attention,
                crossedAt,
                releasedAt);
    }

    Marks attention(@Nullable String code) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                code,
                crossedAt,
                releasedAt);
    }

    Marks crossed(Instant at) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                attention,
                at,
                releasedAt);
    }

    Marks released(Instant at) {
        return new Marks(
                slips,
                lapsedSlip,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                at);
    }
}
