package vn.bordergate.ingest.door;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures of the machinery, which pass, from mistakes, which stay. */
public final class Failures {

    private Failures() {}

    /** Whether the same request may well succeed a little later. */
    public static boolean isMachinery(Throwable e) {
        return e instanceof CallNotPermittedException
                || e instanceof TimeoutException
                || e instanceof IOException
                || e instanceof TransientDataAccessException
                || e instanceof NonTransientDataAccessResourceException
                || e instanceof TransactionException
                || e instanceof R2dbcTransientException
                || e instanceof R2dbcNonTransientResourceException
                || (e.getCause() != null && e.getCause() != e && isMachinery(e.getCause()));
    }
}
