package vn.bordergate.ingest.tracking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.QueuePlaceTold;
import vn.bordergate.events.QueuePlaceTold.Expected;

/**
 * Where a vehicle stands in the queue of its gate, as was told last.
 *
 * @param place 1 for who is called next in its direction; none while it cannot be called
 * @param because rule of the published order that gave the place, or what keeps it from being
 *     called
 * @param early the call comes sooner than this in one case of five; none where no time can be told
 * @param mid as likely before as after
 * @param late later than this in one case of five
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QueuePlace(
        @Nullable Integer place,
        String because,
        int overtaken,
        @Nullable Instant early,
        @Nullable Instant mid,
        @Nullable Instant late,
        Instant at) {

    static QueuePlace of(QueuePlaceTold told) {
        Expected expected = told.expected();
        return new QueuePlace(
                told.place(),
                told.because(),
                told.overtaken(),
                expected == null ? null : expected.early(),
                expected == null ? null : expected.mid(),
                expected == null ? null : expected.late(),
                told.at());
    }
}
