package vn.bordergate.clearance.declaration;

import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsChannel;

/** What the customs system says of one declaration. */
public sealed interface CustomsNotice {

    /** Counts the notices on a declaration; a later one has a greater number. */
    long sequence();

    /** What it says, in words that are equal when two notices say the same. */
    String content();

    /** A channel was assigned, or changed. */
    record ChannelNamed(long sequence, CustomsChannel channel, @Nullable String reasonCode)
            implements CustomsNotice {
        @Override
        public String content() {
            return "channel " + channel;
        }
    }

    /** The goods may not leave the supervision area. */
    record HoldOrdered(long sequence, String reasonCode, @Nullable String note)
            implements CustomsNotice {
        @Override
        public String content() {
            return "hold " + reasonCode;
        }
    }

    /** The hold that Customs ordered is over. */
    record HoldLifted(long sequence, @Nullable String reasonCode) implements CustomsNotice {
        @Override
        public String content() {
            return "release";
        }
    }

    /**
     * The goods have passed the supervision area (hàng qua khu vực giám sát).
     *
     * @param crossed whether they have crossed the border, as Customs says
     */
    record PassageConfirmed(long sequence, boolean crossed) implements CustomsNotice {
        @Override
        public String content() {
            return "passed, crossed " + crossed;
        }
    }
}
