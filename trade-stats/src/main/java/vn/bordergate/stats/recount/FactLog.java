package vn.bordergate.stats.recount;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** The log of trade facts. */
public interface FactLog {

    /** The offset behind the last record, by partition. */
    Map<Integer, Long> ends();

    /**
     * The offset of the first record that was sent at that time or later, by partition; where there
     * is none, the one behind the last.
     */
    Map<Integer, Long> since(Instant sent);

    /**
     * Hands over every record from the one offset to the other, the last not included; each
     * partition in its order.
     *
     * @throws LogUnfitException when the log does not hold all of them
     */
    void read(Map<Integer, Long> from, Map<Integer, Long> until, Consumer<LoggedRecord> reader);

    /** The log cannot prove anything at present. */
    final class LogUnfitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public LogUnfitException(String message) {
            super(message);
        }
    }
}
