package vn.bordergate.clearance.declaration;

import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/**
 * What every lodged declaration has.
 *
 * @param version number of events so far
 * @param generation the one that stands
 * @param consignment its goods as they count in the totals
 * @param channel as assigned to this generation
 * @param ruling by which rows it was assigned
 * @param declinedGeneration the newest amendment that was declined as too late, or 0; a repeat of
 *     it is not answered again
 * @param withdrawalDeclined whether a withdrawal was declined as too late
 */
public record Standing(
        int version,
        int generation,
        Consignment consignment,
        CustomsChannel channel,
        Ruling ruling,
        int declinedGeneration,
        boolean withdrawalDeclined) {

    Standing next() {
        return new Standing(
                version + 1,
                generation,
                consignment,
                channel,
                ruling,
                declinedGeneration,
                withdrawalDeclined);
    }

    Standing amended(int to, Consignment goods, ChannelRuling ruled) {
        return new Standing(
                version + 1,
                to,
                goods,
                ruled.channel(),
                ruled.ruling(),
                declinedGeneration,
                withdrawalDeclined);
    }

    Standing valued(Consignment goods) {
        return new Standing(
                version + 1,
                generation,
                goods,
                channel,
                ruling,
                declinedGeneration,
                withdrawalDeclined);
    }

    Standing declined(LateChange change, int of) {
        return new Standing(
                version + 1,
                generation,
                consignment,
                channel,
                ruling,
                change == LateChange.AMENDMENT ? of : declinedGeneration,
                withdrawalDeclined || change == LateChange.WITHDRAWAL);
    }
}
