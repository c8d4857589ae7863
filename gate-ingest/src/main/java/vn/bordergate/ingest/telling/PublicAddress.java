package vn.bordergate.ingest.telling;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses are of the open Internet, by the registries of special-purpose addresses (RFC
 * 6890). Everything else would be a way into the gate's own network.
 */
final class PublicAddress {

    private PublicAddress() {}

    /** An IPv4 address inside of an IPv6 one arrives here as IPv4: the JDK unwraps it. */
    static boolean is(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    private static boolean isPublic(byte[] four) {
        int a = four[0] & 0xff;
        int b = four[1] & 0xff;
        int c = four[2] & 0xff;
        return switch (a) {
            // This network, private, loopback.
            case 0, 10, 127 -> false;
            // Shared by providers with their customers.
            case 100 -> b < 64 || b > 127;
            // Link-local, among them where clouds tell machines their secrets.
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            // Private, for protocols, for documents, and the way to 6to4.
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            // For measuring, for documents.
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            // Multicast and what is reserved.
            default -> a < 224;
        };
    }

    private static boolean isPublic(Inet6Address address) {
        byte[] six = address.getAddress();
        // Only 2000::/3 is given out; of it not what carries an IPv4 address or is for documents.
        boolean global = (six[0] & 0xe0) == 0x20;
        boolean teredoAndOthers = begins(six, 0x20, 0x01) && (six[2] & 0xff) < 2;
        boolean documents = begins(six, 0x20, 0x01, 0x0d, 0xb8) || begins(six, 0x3f, 0xff);
        boolean sixToFour = begins(six, 0x20, 0x02);
        if (begins(six, 0x00, 0x64, 0xff, 0x9b)) {
            return false;
        }
        return global && !teredoAndOthers && !documents && !sixToFour;
    }

    private static boolean begins(byte[] address, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if ((address[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
