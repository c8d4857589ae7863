package vn.bordergate.ingest.telling;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a webhook may lie. */
final class Target {

    static final int CHARS_MAX = 2_000;
    private static final int PORT_MAX = 65_535;

    private Target() {}

    /**
     * What is wrong with the address, as the code of a fault; null when it may be called. What its
     * name leads to is seen at each call.
     */
    static @Nullable String fault(String text, boolean innerAddresses) {
        if (text.length() > CHARS_MAX) {
            return "RECEIVER_ADDRESS_TOO_LONG";
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException noAddress) {
            return "RECEIVER_ADDRESS_FORM";
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean whole =
                uri.getHost() != null
                        && uri.getRawUserInfo() == null
                        && uri.getRawFragment() == null
                        && uri.getPort() != 0
                        && uri.getPort() <= PORT_MAX;
        if (!whole || !(scheme.equals("https") || scheme.equals("http"))) {
            return "RECEIVER_ADDRESS_FORM";
        }
        if (innerAddresses) {
            return null;
        }
        if (scheme.equals("http")) {
            return "RECEIVER_ADDRESS_NOT_HTTPS";
        }
        return isInner(uri.getHost()) ? "RECEIVER_ADDRESS_INNER" : null;
    }

    private static boolean isInner(String host) {
        InetAddress literal = literal(host);
        if (literal != null) {
            return !PublicAddress.is(literal);
        }
        String name = host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        // A name without a dot, or below these, is one of somebody's own network.
        return !name.contains(".")
                || name.endsWith(".localhost")
                || name.endsWith(".local")
                || name.endsWith(".internal")
                || isNumber(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Some machines read 0x7f.1 as 127.0.0.1; no name of the Internet ends in a number. */
    private static boolean isNumber(String label) {
        return label.matches("[0-9]+|0[xX][0-9a-fA-F]*");
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceFirst("^\\[(.*)]$", "$1"));
        } catch (IllegalArgumentException aName) {
            return null;
        }
    }
}
