package vn.bordergate.journal;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a failure of the machinery, which passes, from one that a record brings along. */
final class Failures {

    /**
     * SQLSTATE classes that the content of a record can cause: cardinality, data, integrity, and
     * what a function raises. All others, such as a lost connection, a full disk, a deadlock or a
     * table that is missing, are no record's fault.
     */
    private static final Set<String> BY_CONTENT = Set.of("21", "22", "23", "44", "P0");

    /** Serialization failure and deadlock. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    private Failures() {}

    static boolean isOfMachinery(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Boolean machinery = verdict(cause);
            if (machinery != null) {
                return machinery;
            }
        }
        return false;
    }

    private static @Nullable Boolean verdict(Throwable cause) {
        return switch (cause) {
            case R2dbcTransientException e -> true;
            case R2dbcNonTransientResourceException e -> true;
            case R2dbcException e -> isOfMachinery(e.getSqlState());
            case TransientDataAccessException e -> e.getCause() == null ? true : null;
            case DataAccessResourceFailureException e -> true;
            case TransactionException e -> true;
            case TimeoutException e -> true;
            case IOException e -> true;
            case KafkaException e -> true;
            default -> null;
        };
    }

    private static boolean isOfMachinery(@Nullable String sqlState) {
        return sqlState == null
                || sqlState.length() < 2
                || !BY_CONTENT.contains(sqlState.substring(0, 2));
    }

    /** Whether the same transaction, begun anew, may succeed at once. */
    static boolean isConflict(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException e && CONFLICTS.contains(state(e))) {
                return true;
            }
        }
        return false;
    }

    private static String state(R2dbcException e) {
        String state = e.getSqlState();
        return state == null ? "" : state;
    }

    static @Nullable ImpossibleHistoryException impossible(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ImpossibleHistoryException impossible) {
                return impossible;
            }
        }
        return null;
    }

    /** A reason that an officer can read and a header can hold. */
    static String reason(Throwable failure) {
        String text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return text.length() <= 500 ? text : text.substring(0, 500);
    }
}
