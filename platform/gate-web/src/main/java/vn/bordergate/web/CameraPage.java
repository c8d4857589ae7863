package vn.bordergate.web;

import org.springframework.web.server.ServerWebExchange;

/** Lets one page ask its visitor for the camera; every other page is refused it by the browser. */
public final class CameraPage {

    private static final String DECLARED = CameraPage.class.getName();

    private CameraPage() {}

    public static void declare(ServerWebExchange exchange) {
        exchange.getAttributes().put(DECLARED, true);
    }

    static boolean isDeclared(ServerWebExchange exchange) {
        return exchange.getAttributes().containsKey(DECLARED);
    }
}
