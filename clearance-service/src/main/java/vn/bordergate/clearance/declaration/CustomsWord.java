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
 */
public record CustomsWord(
        boolean awaited,
        @Nullable CustomsChannel channel,
        @Nullable Said onChannel,
        @Nullable Said onHold,
        @Nullable Said onPassing) {

    static final CustomsWord AWAITED = new CustomsWord(true, null, null, null, null);
    static final CustomsWord NONE = new CustomsWord(false, null, null, null, null);

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
                    new CustomsWord(false, n.channel(), said, onHold, onPassing);
            case CustomsNotice.HoldOrdered _, CustomsNotice.HoldLifted _ ->
                    new CustomsWord(awaited, channel, onChannel, said, onPassing);
            case CustomsNotice.PassageConfirmed _ ->
                    new CustomsWord(awaited, channel, onChannel, onHold, said);
        };
    }
}
