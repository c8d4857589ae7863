package vn.bordergate.web;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * Completes two kinds of {@code @{...}} links of templates. {@code /assets/...} gets the version of
 * the file, so that browsers may keep it and still see the next one; {@code /.in-language/en}
 * becomes this page in English with the rest of its address kept, so that a reader does not lose a
 * search by changing the language.
 */
final class LinkCompletion implements WebFilter {

    private static final String IN_LANGUAGE = "/.in-language/";

    private final Shell shell;

    LinkCompletion(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.addUrlTransformer(url -> completed(url, exchange));
        return chain.filter(exchange);
    }

    private String completed(String url, ServerWebExchange exchange) {
        if (url.startsWith("/assets/")) {
            return shell.asset(url);
        }
        return url.startsWith(IN_LANGUAGE)
                ? inLanguage(url.substring(IN_LANGUAGE.length()), exchange)
                : url;
    }

    private static String inLanguage(String tag, ServerWebExchange exchange) {
        String query = exchange.getRequest().getURI().getRawQuery();
        return "?"
                + UriComponentsBuilder.newInstance()
                        .query(query == null ? "" : query)
                        .replaceQueryParam(RequestLanguage.NAME, tag)
                        .build(true)
                        .getQuery();
    }
}
