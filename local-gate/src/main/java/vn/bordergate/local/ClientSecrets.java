package vn.bordergate.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import vn.bordergate.events.reference.Device;
import vn.bordergate.events.reference.DeviceBook;
import vn.bordergate.local.signin.Client;
import vn.bordergate.web.Roles;

/**
 * The programs that may ask the local sign-in provider for tokens, and their secrets, made at the
 * first start: the three services for the people at their pages, and machines and the devices of
 * the shipped book for themselves.
 */
final class ClientSecrets {

    /** Roles of programs that act by themselves; each has a client of this prefix and its role. */
    static final List<String> MACHINES = List.of(Roles.TRADER, Roles.DEVICE);

    private static final String MACHINE_PREFIX = "machine-";
    private static final int RANDOM_BYTES = 24;

    private final Properties byClient;

    private ClientSecrets(Properties byClient) {
        this.byClient = byClient;
    }

    /** Those that the file keeps, with what is missing made. */
    static ClientSecrets keptIn(Path file) throws IOException {
        Properties byClient = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                byClient.load(reader);
            }
        }
        SecureRandom random = new SecureRandom();
        boolean added = false;
        for (String id : ids()) {
            added |= byClient.putIfAbsent(id, made(random)) == null;
        }
        if (added) {
            StringBuilder text = new StringBuilder("# Secrets of the sign-in page's clients\n");
            for (String id : new TreeSet<>(byClient.stringPropertyNames())) {
                text.append(id).append('=').append(byClient.getProperty(id)).append('\n');
            }
            SafeFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        }
        return new ClientSecrets(byClient);
    }

    String of(ServiceKind service) {
        return byClient.getProperty(service.title());
    }

    /** Of the client with this id. */
    String of(String client) {
        return byClient.getProperty(client);
    }

    /** All of them, as the provider knows them. */
    List<Client> clients(int portBase) {
        List<Client> clients = new ArrayList<>();
        for (ServiceKind service : ServiceKind.values()) {
            clients.add(Client.service(service.title(), of(service), service.port(portBase)));
        }
        for (String role : MACHINES) {
            String id = MACHINE_PREFIX + role;
            clients.add(Client.machine(id, byClient.getProperty(id), role));
        }
        for (String device : devices()) {
            clients.add(Client.machine(device, byClient.getProperty(device), Roles.DEVICE));
        }
        return clients;
    }

    private static List<String> ids() {
        List<String> ids = new ArrayList<>();
        for (ServiceKind service : ServiceKind.values()) {
            ids.add(service.title());
        }
        MACHINES.forEach(role -> ids.add(MACHINE_PREFIX + role));
        ids.addAll(devices());
        return ids;
    }

    /** A device's client is called as the device is, so that its token speaks for it alone. */
    private static List<String> devices() {
        return DeviceBook.shipped().devices().stream().map(Device::code).toList();
    }

    private static String made(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
