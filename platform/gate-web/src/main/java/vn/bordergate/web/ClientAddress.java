package vn.bordergate.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * From where a request comes, as far as those who have not signed in are told apart. A proxy of our
 * own that is named is believed when it says for whom it asks; nobody else is, and none is named
 * unless a setting does.
 */
final class ClientAddress {

    private static final String FOR = "X-Forwarded-For";

    /** Of the addresses that a provider gives to one house or firm, IPv6. */
    private static final int PREFIX_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    private final Set<InetAddress> proxies;

    /**
     * @param proxies addresses of our own proxies
     * @throws IllegalArgumentException for what is no address
     */
    ClientAddress(List<String> proxies) {
        this.proxies =
                proxies.stream()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(InetAddress::ofLiteral)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** One text for all who count as one client. */
    String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        InetAddress from = remote == null ? null : remote.getAddress();
        if (from == null) {
            return "";
        }
        return written(proxies.contains(from) ? heard(request, from) : from);
    }

    /** Each proxy adds at the end whom it heard; what stands before is only said. */
    private InetAddress heard(ServerHttpRequest request, InetAddress proxy) {
        List<String> words =
                request.getHeaders().getOrDefault(FOR, List.of()).stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(String::strip)
                        .toList();
        for (String word : words.reversed()) {
            InetAddress one = literal(word);
            if (one == null) {
                return proxy;
            }
            if (!proxies.contains(one)) {
                return one;
            }
        }
        return proxy;
    }

    private static @Nullable InetAddress literal(String word) {
        try {
            return InetAddress.ofLiteral(word);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static String written(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? address.getHostAddress()
                : Arrays.toString(Arrays.copyOf(bytes, PREFIX_BYTES));
    }
}
