package vn.bordergate.clearance.declaration;

import java.time.LocalDate;
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
 * @param marks what officers and Customs have laid upon it; none in a state of before there were
 */
public record Standing(
        int version,
        int generation,
        Consignment consignment,
        CustomsChannel channel,
        Ruling ruling,
        int declinedGeneration,
        boolean withdrawalDeclined,
        Marks marks) {

    /**
     * Days that a declaration is valid after it was lodged (Law 54/2014/QH13, Article 25), and
     * again after a clearance was taken back.
     */
    public static final int VALID_DAYS = 15;

    public Standing {
        marks = marks == null ? Marks.NONE : marks;
    }

    /** The last day on which it is valid, if nobody holds the goods that long. */
    public LocalDate validUntil() {
        LocalDate from = marks.reopenedOn() == null ? marks.firstLodgedOn() : marks.reopenedOn();
        return (from == null ? consignment.lodgedOn() : from).plusDays(VALID_DAYS);
    }

    /** The rows that gave the generation that stands its first channel. */
    public Ruling firstRuling() {
        Ruling first = marks.ruledFirst();
        return first == null ? ruling : first;
    }

    Standing next() {
        return with(marks);
    }

    Standing with(Marks next) {
        return new Standing(
                version + 1,
                generation,
                consignment,
                channel,
                ruling,
                declinedGeneration,
                withdrawalDeclined,
                next);
    }

    Standing amended(int to, Consignment goods, ChannelRuling ruled, Marks next) {
        return new Standing(
                version + 1,
                to,
                goods,
                ruled.channel(),
                ruled.ruling(),
                declinedGeneration,
                withdrawalDeclined,
                next.firstLodged(consignment.lodgedOn()).noneLapsed());
    }

    Standing channelled(ChannelRuling ruled, Marks next) {
        return new Standing(
                version + 1,
                generation,
                consignment,
                ruled.channel(),
                ruled.ruling(),
                declinedGeneration,
                withdrawalDeclined,
                next);
    }

    Standing valued(Consignment goods) {
        return new Standing(
                version + 1,
                generation,
                goods,
                channel,
                ruling,
                declinedGeneration,
                withdrawalDeclined,
                marks);
    }

    Standing declined(LateChange change, int of) {
        return new Standing(
                version + 1,
                generation,
                consignment,
                channel,
                ruling,
                change == LateChange.AMENDMENT ? of : declinedGeneration,
                withdrawalDeclined || change == LateChange.WITHDRAWAL,
                marks);
    }

    /** With a hold gone, a withdrawal that was declined for it may be asked for again. */
    Standing released(Marks next) {
        return new Standing(
                version + 1,
                generation,
                consignment,
                channel,
                ruling,
                declinedGeneration,
                false,
                next);
    }
}
