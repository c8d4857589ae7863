package vn.bordergate.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/** What the page shell asks for; in templates it is the bean {@code shell}. */
public final class Shell {

    private static final int VERSION_CHARS = 8;

    private final GateLinks links;
    private final ResourceLoader resources;
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    Shell(GateLinks links, ResourceLoader resources) {
        this.links = links;
        this.resources = resources;
    }

    /** A service as the header names it. */
    public record Place(String name, String address) {}

    public List<Place> places() {
        return List.of(
                new Place("ingest", links.ingest().toString()),
                new Place("clearance", links.clearance().toString()),
                new Place("stats", links.stats().toString()));
    }

    public List<Language> languages() {
        return List.of(Language.values());
    }

    /** The address of a file below {@code /assets/} that changes whenever the file does. */
    String asset(String path) {
        return path + "?v=" + versions.computeIfAbsent(path, this::version);
    }

    private String version(String path) {
        if (!path.startsWith("/assets/") || path.contains("..")) {
            throw new IllegalArgumentException("not an asset: " + path);
        }
        Resource file = resources.getResource("classpath:" + path);
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return HexFormat.of().formatHex(digest).substring(0, VERSION_CHARS);
        } catch (IOException e) {
            throw new UncheckedIOException("no asset " + path, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
