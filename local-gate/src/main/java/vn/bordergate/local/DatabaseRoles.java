package vn.bordergate.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One database, and for each service a role that owns its own schema and sees no other. */
final class DatabaseRoles {

    /** Nobody is trusted for coming from the same machine. */
    private static final String ACCESS =
            """
            # type  database  user  address        method
            host    all       all   127.0.0.1/32   scram-sha-256
            """;

    private DatabaseRoles() {}

    /** Makes what is missing; safe to repeat. */
    static void establish(
            EmbeddedPostgres server, DatabasePasswords passwords, Path data, boolean first)
            throws SQLException, IOException {
        Map<String, String> login = first ? Map.of() : Map.of("password", passwords.superuser());
        try (Connection connection = server.getPostgresDatabase(login).getConnection();
                Statement sql = connection.createStatement()) {
            for (ServiceKind service : ServiceKind.values()) {
                role(sql, service.schema(), passwords.of(service.schema()));
            }
            if (isMissing(sql, "pg_database where datname = '" + LocalPostgres.DATABASE + "'")) {
                sql.execute("create database " + LocalPostgres.DATABASE);
            }
        }
        try (Connection connection =
                        server.getDatabase("postgres", LocalPostgres.DATABASE, login)
                                .getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("revoke all on database " + LocalPostgres.DATABASE + " from public");
            sql.execute("revoke all on schema public from public");
            for (ServiceKind service : ServiceKind.values()) {
                schema(sql, service.schema());
            }
            if (first) {
                sql.execute("alter role postgres password '" + passwords.superuser() + "'");
                SafeFiles.write(
                        data.resolve("pg_hba.conf"), ACCESS.getBytes(StandardCharsets.US_ASCII));
                sql.execute("select pg_reload_conf()");
            }
        }
    }

    private static void role(Statement sql, String role, String password) throws SQLException {
        if (isMissing(sql, "pg_roles where rolname = '" + role + "'")) {
            sql.execute("create role " + role + " login");
        }
        sql.execute("alter role " + role + " password '" + password + "'");
    }

    private static void schema(Statement sql, String owner) throws SQLException {
        sql.execute("create schema if not exists " + owner + " authorization " + owner);
        sql.execute("grant connect on database " + LocalPostgres.DATABASE + " to " + owner);
        sql.execute("alter role " + owner + " set search_path = " + owner);
    }

    private static boolean isMissing(Statement sql, String fromWhere) throws SQLException {
        try (ResultSet found = sql.executeQuery("select 1 from " + fromWhere)) {
            return !found.next();
        }
    }
}
