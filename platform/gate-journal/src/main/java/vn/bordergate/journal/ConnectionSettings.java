package vn.bordergate.journal;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import reactor.netty.resources.LoopResources;

/**
 * What every connection to the database has, the pool's and the forwarder's own.
 *
 * <p>Their loops: reactor's shared ones keep a connection on the thread that asked for it, by which
 * all connections of a pool come to live on one thread. These spread.
 *
 * <p>An end for sessions of machines that are gone, which else hold their locks, and hold back the
 * forwarder, for as long as the server's TCP believes in them.
 */
final class ConnectionSettings
        implements ConnectionFactoryOptionsBuilderCustomizer, DisposableBean {

    private static final Map<String, String> SESSION =
            Map.of(
                    "idle_in_transaction_session_timeout", "60s",
                    "tcp_keepalives_idle", "30",
                    "tcp_keepalives_interval", "10",
                    "tcp_keepalives_count", "3",
                    "tcp_user_timeout", "45s");

    private final LoopResources loops =
            LoopResources.create(
                    "journal-sql",
                    1,
                    Math.max(4, Runtime.getRuntime().availableProcessors()),
                    true,
                    false);

    @Override
    public void customize(ConnectionFactoryOptions.Builder builder) {
        ConnectionFactoryOptions given = builder.build();
        if (!given.hasOption(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES)) {
            builder.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops);
        }
        if (!given.hasOption(PostgresqlConnectionFactoryProvider.OPTIONS)) {
            builder.option(PostgresqlConnectionFactoryProvider.OPTIONS, SESSION);
        }
        if (!given.hasOption(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE)) {
            builder.option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
        }
    }

    @Override
    public void destroy() {
        loops.disposeLater(Duration.ZERO, Duration.ofSeconds(2)).subscribe();
    }
}
