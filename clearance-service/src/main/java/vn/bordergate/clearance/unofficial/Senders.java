package vn.bordergate.clearance.unofficial;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * From which address something was sent. Behind a proxy everybody would come from one address, and
 * one sender would use up what all may send; so a proxy that is named is believed when it says for
 * whom it asks, and nobody else is. The address is used for the hour's counts and kept nowhere.
 */
final class Senders {

    private static final String FOR = "X-Forwarded-For";

    private final Set<String> proxies;

    /**
     * @param proxies addresses of our own proxies
     */
    Senders(List<String> proxies) {
        this.proxies = Set.copyOf(proxies);
    }

    String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        String from = remote == null ? "" : plain(remote);
        if (!proxies.contains(from)) {
            return from;
        }
        // Each proxy adds at the end whom it heard; what stands before is only said.
        List<String> heard =
                request.getHeaders().getOrDefault(FOR, List.of()).stream()
                        .flatMap(line -> List.of(line.split(",")).stream())
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        return heard.reversed().stream()
                .filter(one -> !proxies.contains(one))
                .findFirst()
                .orElse(from);
    }

    private static String plain(InetSocketAddress remote) {
        return remote.getAddress() == null
                ? remote.getHostString()
                : remote.getAddress().getHostAddress();
    }
}
