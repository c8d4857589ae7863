package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/**
 * What officers, Customs and the gate have laid upon a file. Most files bear none of it.
 *
 * @param slips slips given to the declarant so far; the next has the next number
 * @param lapsedSlips requests for a supplement that were not answered in time
 * @param firstLodgedOn day of the first generation, where another stands now
 * @param reopenedOn day of the last reopening, from which it is valid anew, or null
 * @param raisedTo channel below which no rule and no amendment takes the file again
 * @param attention code of what an officer must look at, or null
 * @param crossedAt when the last vehicle with its goods had crossed, or null
 * @param releasedAt when the last hold of it ended, or null
 * @param arrivedAt when the first vehicle with goods of it was at the gate, or null; until then its
 *     channel is provisional
 * @param ruledFirst by which rows the generation was given its first channel, where it is in
 *     another by now, or null
 */
public record Marks(
        int slips,
        List<Integer> lapsedSlips,
        @Nullable LocalDate firstLodgedOn,
        @Nullable LocalDate reopenedOn,
        @Nullable CustomsChannel raisedTo,
        @Nullable Proposal proposal,
        @Nullable Hold customsHold,
        @Nullable Hold officersHold,
        @Nullable CustomsWord word,
        @Nullable String attention,
        @Nullable Instant crossedAt,
        @Nullable Instant releasedAt,
        @Nullable Instant arrivedAt,
        @Nullable Ruling ruledFirst) {

    public static final Marks NONE =
            new Marks(
                    0, List.of(), null, null, null, null, null, null, null, null, null, null, null,
                    null);

    public Marks {
        // Kept before as one number, and 0 for none.
        lapsedSlips =
                lapsedSlips == null
                        ? List.of()
                        : lapsedSlips.stream().filter(slip -> slip != 0).toList();
    }

    public boolean held() {
        return customsHold != null || officersHold != null;
    }

    public boolean awaitsCustoms() {
        return word != null && word.awaited();
    }

    /** Whether the channel may still be another when the goods arrive. */
    public boolean provisional() {
        return arrivedAt == null && crossedAt == null;
    }

    CustomsWord wordOrNone() {
        return word == null ? CustomsWord.NONE : word;
    }

    Marks slip(int number) {
        return but().slips(number).marks();
    }

    Marks lapsed(int slip) {
        List<Integer> all = new ArrayList<>(lapsedSlips);
        all.add(slip);
        return but().lapsedSlips(all).marks();
    }

    /** An answer that came late is no longer waited for either. */
    Marks answered(int slip) {
        return but().lapsedSlips(lapsedSlips.stream().filter(one -> one != slip).toList()).marks();
    }

    /** For another generation nothing of before is waited for. */
    Marks noneLapsed() {
        return but().lapsedSlips(List.of()).marks();
    }

    Marks firstLodged(LocalDate day) {
        return but().firstLodgedOn(firstLodgedOn == null ? day : firstLodgedOn)
                .proposal(null)
                .ruledFirst(null)
                .marks();
    }

    /** Its validity begins anew; where a history of before does not say the day, it does not. */
    Marks reopened(@Nullable LocalDate day) {
        return but().reopenedOn(day == null ? reopenedOn : day).marks();
    }

    /** Another channel is given; what ruled first is kept, for what is found speaks for it. */
    Marks ruledBefore(Ruling ruling) {
        return but().ruledFirst(ruledFirst == null ? ruling : ruledFirst).marks();
    }

    Marks raised(@Nullable CustomsChannel to) {
        return but().raisedTo(to).proposal(null).marks();
    }

    Marks proposed(@Nullable Proposal next) {
        return but().proposal(next).marks();
    }

    Marks hold(Hold.Origin origin, @Nullable Hold hold) {
        return but().hold(origin, hold).proposal(null).marks();
    }

    Marks heard(CustomsWord next) {
        return but().word(next).marks();
    }

    Marks attention(@Nullable String code) {
        return but().attention(code).marks();
    }

    Marks crossed(Instant at) {
        return but().crossedAt(at).marks();
    }

    Marks released(Instant at) {
        return but().releasedAt(at).marks();
    }

    Marks arrived(Instant at) {
        return but().arrivedAt(at).marks();
    }

    private MarksBuilder but() {
        return new MarksBuilder(this);
    }
}
