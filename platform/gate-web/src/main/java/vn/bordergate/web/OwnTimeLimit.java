package vn.bordergate.web;

import org.springframework.web.server.ServerWebExchange;

/**
 * Lets a handler that takes in a large body answer later than others. It promises to keep a time
 * limit of its own: a file over a mountain road's telephone line needs minutes, not seconds.
 */
public final class OwnTimeLimit {

    private static final String DECLARED = OwnTimeLimit.class.getName();

    private OwnTimeLimit() {}

    public static void declare(ServerWebExchange exchange) {
        exchange.getAttributes().put(DECLARED, true);
    }

    static boolean isDeclared(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(DECLARED);
    }
}
