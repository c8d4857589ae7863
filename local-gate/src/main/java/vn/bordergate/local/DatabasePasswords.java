package vn.bordergate.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The passwords of this data directory's database, made at the first start. The loopback interface
 * is shared with every user of the machine, so it is no protection by itself.
 */
public final class DatabasePasswords {

    private static final String SUPERUSER = "postgres";
    private static final int RANDOM_BYTES = 24;

    private final Properties byRole;

    private DatabasePasswords(Properties byRole) {
        this.byRole = byRole;
    }

    /** Those that the file keeps; made and kept when there is no file yet. */
    public static DatabasePasswords keptIn(Path file) throws IOException {
        Properties byRole = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                byRole.load(reader);
            }
            return new DatabasePasswords(byRole);
        }
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder("# Passwords of the database, by role\n");
        byRole.put(SUPERUSER, made(random));
        for (ServiceKind service : ServiceKind.values()) {
            byRole.put(service.schema(), made(random));
        }
        byRole.forEach(
                (role, password) -> text.append(role).append('=').append(password).append('\n'));
        SafeFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        return new DatabasePasswords(byRole);
    }

    String superuser() {
        return of(SUPERUSER);
    }

    /** The password of a role. */
    public String of(String role) {
        String password = byRole.getProperty(role);
        if (password == null) {
            throw new IllegalStateException("no password is kept for the role " + role);
        }
        return password;
    }

    private static String made(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
