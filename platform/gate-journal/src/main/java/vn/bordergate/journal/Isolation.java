package vn.bordergate.journal;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Halves a batch that fails until the record to blame is alone, and puts that one aside. */
final class Isolation {

    private static final Logger LOG = LoggerFactory.getLogger(Isolation.class);

    private final String consumerName;
    private final BatchTransaction transaction;

    Isolation(String consumerName, BatchTransaction transaction) {
        this.consumerName = consumerName;
        this.transaction = transaction;
    }

    void apply(List<Reading> readings) {
        if (readings.size() == 1) {
            applyOrPutAside(readings);
            return;
        }
        int middle = readings.size() / 2;
        for (List<Reading> half :
                List.of(readings.subList(0, middle), readings.subList(middle, readings.size()))) {
            try {
                transaction.apply(half, null);
            } catch (RuntimeException e) {
                throwOn(e);
                apply(half);
            }
        }
    }

    private void applyOrPutAside(List<Reading> one) {
        try {
            transaction.apply(one, null);
        } catch (RuntimeException e) {
            throwOn(e);
            Reading reading = one.getFirst();
            LOG.error(
                    "{} puts aside {} offset {}",
                    consumerName,
                    reading.partition(),
                    reading.record().offset(),
                    e);
            transaction.apply(one, Failures.reason(e));
        }
    }

    /** What no record is to blame for. */
    private static void throwOn(RuntimeException e) {
        if (Failures.impossible(e) != null || Failures.isOfMachinery(e)) {
            throw e;
        }
    }
}
