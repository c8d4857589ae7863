package vn.bordergate.clearance.declaration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsChannel;

/**
 * What the customs system has said of a declaration. Each subject has an order of its own: a late
 * word on the channel says nothing about a hold.
 *
 * @param awaited whether nothing is cleared before Customs has named a channel
 * @param channel the last that Customs assigned, or null
 * @param contradicted code and number of the last notice that could not be taken, to know it when
 *     it comes again, or null
 */
public record CustomsWord(
        boolean awaited,
        @Nullable CustomsChannel channel,
        @Nullable Said onChannel,
        @Nullable Said onHold,
        @Nullable Said onPassing,
        @Nullable String contradicted) {

    static final CustomsWord AWAITED = new CustomsWord(true, null, null, null, null, null);
    static final CustomsWord NONE = new CustomsWord(false, null, null, null, null, null);

    /** The last notice on a subject, to know it when it comes again. */
    public record Said(long sequence, String content, Instant at) {}

    @Nullable Said on(CustomsNotice notice) {
        return switch (notice) {
            case CustomsNotice.ChannelNamed _ -> onChannel;
            case CustomsNotice.HoldOrdered _, CustomsNotice.HoldLifted _ -> onHold;
            case CustomsNotice.PassageConfirmed _ -> onPassing;
        };
    }

    CustomsWord heard(CustomsNotice notice, Instant at) {
        var said = new Said(notice.sequence(), notice.content(), at);
        return switch (notice) {
            case CustomsNotice.ChannelNamed n ->
                    new CustomsWord(false, n.channel(), said, onHold, onPassing, contradicted);
            case CustomsNotice.HoldOrdered _, CustomsNotice.HoldLifted _ ->
                    new CustomsWord(awaited, channel, onChannel, said, onPassing, contradicted);
            case CustomsNotice.PassageConfirmed _ ->
                    new CustomsWord(awaited, channel, onChannel, onHold, said, contradicted);
        };
    }

    /** The same once an officer was told of a notice that cannot be taken. */
    CustomsWord contradicted(String code, long sequence) {
        return new CustomsWord(
                awaited, channel, onChannel, onHold, onPassing, told(code, sequence));
    }

    boolean hasToldOf(String code, long sequence) {
        return told(code, sequence).equals(contradicted);
    }

    private static String told(String code, long sequence) {
        return code + " " + sequence;
    }
}
