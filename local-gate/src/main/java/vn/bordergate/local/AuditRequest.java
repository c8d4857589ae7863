package vn.bordergate.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.audit.Head;

/**
 * What was typed behind {@code ./gate audit}.
 *
 * @param file an export; null to ask a gate
 * @param url where the clearance service is; null for the gate on this machine
 * @param head a head that somebody kept, through which the chain must lead
 */
record AuditRequest(
        @Nullable Path file, @Nullable URI url, @Nullable Head head, Path data, int portBase) {

    static final String USAGE =
            """
            audit [--head NUMBER:HASH] [--url URL] [--data DIR] [--port-base N]
            audit FILE [--head NUMBER:HASH]
            """;

    /**
     * Reads the arguments.
     *
     * @throws IllegalArgumentException with a message for the person who typed them
     */
    static AuditRequest read(String... arguments) {
        AuditRequest read =
                new AuditRequest(null, null, null, CommandLine.DATA, CommandLine.PORT_BASE);
        for (int i = 0; i < arguments.length; i++) {
            String typed = arguments[i];
            if (!typed.startsWith("--")) {
                read = read.of(typed);
            } else if (i + 1 < arguments.length) {
                i++;
                read = read.with(typed, arguments[i]);
            } else {
                throw new IllegalArgumentException(typed + " lacks its value");
            }
        }
        if (read.file != null && read.url != null) {
            throw new IllegalArgumentException(
                    "a file is verified without a gate: leave out --url");
        }
        return read;
    }

    private AuditRequest of(String typed) {
        Path export = Path.of(typed);
        if (file != null || !Files.isReadable(export) || Files.isDirectory(export)) {
            throw new IllegalArgumentException("there is no export to read at \"" + typed + "\"");
        }
        return new AuditRequest(export, url, head, data, portBase);
    }

    private AuditRequest with(String option, String value) {
        return switch (option) {
            case "--head" -> new AuditRequest(file, url, head(value), data, portBase);
            case "--url" -> new AuditRequest(file, url(value), head, data, portBase);
            case "--data" -> new AuditRequest(file, url, head, Path.of(value), portBase);
            case "--port-base" -> new AuditRequest(file, url, head, data, CommandLine.port(value));
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static Head head(String value) {
        try {
            return Head.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "--head takes number:hash, not \"" + value + "\"", e);
        }
    }

    private static URI url(String value) {
        try {
            URI read = URI.create(value);
            if (read.getHost() != null
                    && read.getQuery() == null
                    && ("http".equals(read.getScheme()) || "https".equals(read.getScheme()))) {
                return read;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like an address of another kind.
        }
        throw new IllegalArgumentException(
                "--url takes an address such as http://127.0.0.1:8082, not \"" + value + "\"");
    }
}
