package vn.bordergate.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.i18n.LocaleContextResolver;
import reactor.core.publisher.Mono;

/**
 * Chooses the language of an answer: {@code ?lang=}, then the cookie it left, then Accept-Language.
 * As a filter it leaves that cookie; the resolver alone may be asked after the answer has started.
 */
final class RequestLanguage implements LocaleContextResolver, WebFilter {

    static final String NAME = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public LocaleContext resolveLocaleContext(ServerWebExchange exchange) {
        return new SimpleLocaleContext(languageOf(exchange).locale());
    }

    @Override
    public void setLocaleContext(ServerWebExchange exchange, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("the language follows the request");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Language asked = askedFor(exchange);
        if (asked != null) {
            exchange.getResponse()
                    .addCookie(
                            ResponseCookie.from(NAME, asked.tag())
                                    .path("/")
                                    .maxAge(REMEMBERED)
                                    .httpOnly(true)
                                    .sameSite("Lax")
                                    .build());
        }
        return chain.filter(exchange);
    }

    private static @Nullable Language askedFor(ServerWebExchange exchange) {
        return Language.tagged(exchange.getRequest().getQueryParams().getFirst(NAME));
    }

    private static Language languageOf(ServerWebExchange exchange) {
        Language asked = askedFor(exchange);
        if (asked != null) {
            return asked;
        }
        HttpCookie cookie = exchange.getRequest().getCookies().getFirst(NAME);
        Language remembered = cookie == null ? null : Language.tagged(cookie.getValue());
        return remembered != null ? remembered : accepted(exchange.getRequest().getHeaders());
    }

    private static Language accepted(HttpHeaders headers) {
        String header = headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return Language.VI;
        }
        try {
            return Language.accepted(Locale.LanguageRange.parse(header));
        } catch (IllegalArgumentException unreadable) {
            return Language.accepted(List.of());
        }
    }
}
