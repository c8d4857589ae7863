package vn.bordergate.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import vn.bordergate.local.DatabasePasswords;
import vn.bordergate.local.LocalKafka;
import vn.bordergate.local.LocalKeys;
import vn.bordergate.local.LocalPostgres;
import vn.bordergate.stats.TradeStats;

/**
 * How fast trade-stats folds facts that lie in Kafka into totals in PostgreSQL, exactly once,
 * beside bare consumption of the same topic and another engine at the same work; and how fast it
 * answers a question over a year.
 */
final class FoldBench {

    private static final String SCHEMA = "stats";
    private static final Duration FOLD_MAX = Duration.ofMinutes(10);
    private static final int LOOK_EVERY_MS = 10;
    private static final double TIMES_RIVAL = 3;

    private final Figures figures = new Figures("fold");
    private final FoldScale scale;

    FoldBench(FoldScale scale) {
        this.scale = scale;
    }

    void run(Path target) throws Exception {
        // Two services in one process must not both set up logging.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        try {
            fold("day-order", FactLoad.inTheOrderOfDays(scale.facts()), 500_000, false);
            fold("file-order", FactLoad.inTheOrderOfTheFile(scale.facts()), 200_000, true);
        } finally {
            figures.publish(target);
        }
    }

    private void fold(String order, FactLoad load, double goal, boolean ask) throws Exception {
        Path data = Files.createTempDirectory("gate-bench-fold");
        LocalKeys keys = LocalKeys.keptIn(data.resolve("secrets"), Instant.now());
        var passwords = DatabasePasswords.keptIn(data.resolve("secrets/database.properties"));
        try (LocalKafka kafka = LocalKafka.start(data.resolve("kafka"));
                LocalPostgres postgres =
                        LocalPostgres.start(
                                data.resolve("postgres"), data.resolve("programs"), passwords)) {
            FactLog log = new FactLog(kafka.bootstrapServers());
            log.create();
            say(order + ": writing " + scale.facts() + " facts");
            figures.limit(order + "-fact-size", log.write(load, scale.facts()), "bytes");
            say(order + ": bare consumption");
            double raw = log.rawPerSecond(scale.facts(), scale.warmUp());
            figures.limit(order + "-raw-consume", raw, "facts/s");
            double folded = folded(order, keys, kafka, postgres, ask);
            figures.atLeast(order + "-folded", folded, "facts/s", goal);
            figures.limit(order + "-folded-share-of-raw", folded / raw, "ratio");
            for (FoldRival rival : ServiceLoader.load(FoldRival.class)) {
                say(order + ": " + rival.name());
                double other =
                        rival.perSecond(
                                kafka.bootstrapServers(),
                                data.resolve("rival"),
                                scale.facts(),
                                scale.warmUp());
                figures.limit(order + "-" + rival.name(), other, "facts/s");
                figures.atLeast(
                        order + "-folded-times-" + rival.name(),
                        folded / other,
                        "times",
                        TIMES_RIVAL);
            }
        } finally {
            IntakeBench.delete(data);
        }
    }

    private double folded(
            String order, LocalKeys keys, LocalKafka kafka, LocalPostgres postgres, boolean ask)
            throws Exception {
        String jdbc =
                "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/gate?currentSchema=stats";
        String password = postgres.passwords().of(SCHEMA);
        try (ConfigurableApplicationContext service =
                        TradeStats.builder()
                                .bannerMode(Banner.Mode.OFF)
                                .registerShutdownHook(false)
                                .run(settings(keys, kafka, postgres));
                Connection database = DriverManager.getConnection(jdbc, SCHEMA, password)) {
            say(order + ": folding");
            var subscriptions = service.getBean("journalSubscriptions", SmartLifecycle.class);
            Pace pace = new Pace(scale.warmUp(), scale.facts());
            subscriptions.start();
            awaitFolded(database, pace);
            subscriptions.stop();
            requireAll(database);
            figures.limit(order + "-cells", number(database, "select count(*) from total"), "rows");
            if (ask) {
                String port = service.getEnvironment().getProperty("local.server.port");
                new YearQuestions(scale, Integer.parseInt(String.valueOf(port)))
                        .measure(database, figures);
            }
            return pace.perSecond();
        }
    }

    private void awaitFolded(Connection database, Pace pace) throws Exception {
        long deadline = System.nanoTime() + FOLD_MAX.toNanos();
        long folded = 0;
        while (folded < scale.facts()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + folded + " facts were folded");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            folded = number(database, "select coalesce(sum(facts), 0) from folded");
            pace.at(folded);
        }
    }

    /** A fast fold that loses or doubles a fact is none. */
    private void requireAll(Connection database) throws SQLException, IOException {
        for (String table : new String[] {"total", "gate_total", "gate_ever", "month_total"}) {
            long counted = number(database, "select sum(facts) from " + table);
            if (counted != scale.facts()) {
                throw new IOException(table + " holds " + counted + " facts");
            }
        }
    }

    static long number(Connection database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql);
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private static String[] settings(LocalKeys keys, LocalKafka kafka, LocalPostgres postgres) {
        String tokens = "--spring.security.oauth2.resourceserver.jwt.";
        return new String[] {
            "--server.address=127.0.0.1",
            "--server.port=0",
            "--gate.database.port=" + postgres.port(),
            "--gate.database.name=" + LocalPostgres.DATABASE,
            "--gate.database.user=" + SCHEMA,
            "--gate.database.password=" + postgres.passwords().of(SCHEMA),
            "--gate.database.schema=" + SCHEMA,
            "--gate.journal.consume=false",
            "--gate.reports.by-clock=false",
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            tokens + "public-key-location=file:" + keys.publicKey().toAbsolutePath(),
        };
    }

    private static void say(String what) {
        System.out.println("bench fold: " + what);
    }
}
