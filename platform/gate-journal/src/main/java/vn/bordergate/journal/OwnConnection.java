package vn.bordergate.journal;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A connection outside the service's pool, used by one thread that may wait, but never long. */
public final class OwnConnection implements AutoCloseable {

    private final Connection connection;
    private final Duration stepMax;

    private OwnConnection(Connection connection, Duration stepMax) {
        this.connection = connection;
        this.stepMax = stepMax;
    }

    /**
     * Connects past the pool.
     *
     * @param stepMax limit on each statement
     */
    public static OwnConnection open(ConnectionFactory pooled, Duration stepMax) {
        ConnectionFactory bare = pooled;
        while (bare instanceof Wrapped<?> wrapped
                && wrapped.unwrap() instanceof ConnectionFactory inner) {
            bare = inner;
        }
        Connection connection =
                Objects.requireNonNull(Mono.<Connection>from(bare.create()).block(stepMax));
        return new OwnConnection(connection, stepMax);
    }

    @Override
    public void close() {
        Mono.from(connection.close()).onErrorComplete().block(stepMax);
    }

    public Statement statement(String sql) {
        return connection.createStatement(sql);
    }

    public long run(String sql) {
        return update(statement(sql));
    }

    public long update(Statement statement) {
        Long rows =
                Flux.<Result>from(statement.execute())
                        .concatMap(Result::getRowsUpdated)
                        .reduce(0L, Long::sum)
                        .block(stepMax);
        return rows == null ? 0 : rows;
    }

    /** Adds rows. */
    public void copy(CopyRows rows) {
        if (!rows.isEmpty()) {
            rows.copy(connection).block(stepMax);
        }
    }

    public <T> T one(Statement statement, Function<Readable, T> reading) {
        return all(statement, reading).getFirst();
    }

    public <T> List<T> all(Statement statement, Function<Readable, T> reading) {
        List<T> rows =
                Flux.<Result>from(statement.execute())
                        .concatMap(result -> result.map(reading))
                        .collectList()
                        .block(stepMax);
        return rows == null ? List.of() : rows;
    }
}
