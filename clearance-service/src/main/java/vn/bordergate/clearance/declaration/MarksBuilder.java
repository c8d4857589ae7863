package vn.bordergate.clearance.declaration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;

/** The same marks but for what is said. */
final class MarksBuilder {

    private int slips;
    private List<Integer> lapsedSlips;
    private @Nullable LocalDate firstLodgedOn;
    private @Nullable LocalDate reopenedOn;
    private @Nullable CustomsChannel raisedTo;
    private @Nullable Proposal proposal;
    private @Nullable Hold customsHold;
    private @Nullable Hold officersHold;
    private @Nullable CustomsWord word;
    private @Nullable String attention;
    private @Nullable Instant crossedAt;
    private @Nullable Instant releasedAt;
    private @Nullable Instant arrivedAt;
    private @Nullable Ruling ruledFirst;

    MarksBuilder(Marks from) {
        slips = from.slips();
        lapsedSlips = from.lapsedSlips();
        firstLodgedOn = from.firstLodgedOn();
        reopenedOn = from.reopenedOn();
        raisedTo = from.raisedTo();
        proposal = from.proposal();
        customsHold = from.customsHold();
        officersHold = from.officersHold();
        word = from.word();
        attention = from.attention();
        crossedAt = from.crossedAt();
        releasedAt = from.releasedAt();
        arrivedAt = from.arrivedAt();
        ruledFirst = from.ruledFirst();
    }

    MarksBuilder slips(int number) {
        slips = number;
        return this;
    }

    MarksBuilder lapsedSlips(List<Integer> slips) {
        lapsedSlips = slips;
        return this;
    }

    MarksBuilder firstLodgedOn(LocalDate day) {
        firstLodgedOn = day;
        return this;
    }

    MarksBuilder reopenedOn(@Nullable LocalDate day) {
        reopenedOn = day;
        return this;
    }

    MarksBuilder raisedTo(@Nullable CustomsChannel channel) {
        raisedTo = channel;
        return this;
    }

    MarksBuilder proposal(@Nullable Proposal next) {
        proposal = next;
        return this;
    }

    MarksBuilder hold(Hold.Origin origin, @Nullable Hold hold) {
        switch (origin) {
            case CUSTOMS -> customsHold = hold;
            case OFFICER -> officersHold = hold;
        }
        return this;
    }

    MarksBuilder word(CustomsWord next) {
        word = next;
        return this;
    }

    MarksBuilder attention(@Nullable String code) {
        attention = code;
        return this;
    }

    MarksBuilder crossedAt(Instant at) {
        crossedAt = at;
        return this;
    }

    MarksBuilder releasedAt(Instant at) {
        releasedAt = at;
        return this;
    }

    MarksBuilder arrivedAt(Instant at) {
        arrivedAt = at;
        return this;
    }

    MarksBuilder ruledFirst(@Nullable Ruling ruling) {
        ruledFirst = ruling;
        return this;
    }

    Marks marks() {
        return new Marks(
                slips,
                lapsedSlips,
                firstLodgedOn,
                reopenedOn,
                raisedTo,
                proposal,
                customsHold,
                officersHold,
                word,
                attention,
                crossedAt,
                releasedAt,
                arrivedAt,
                ruledFirst);
    }
}
