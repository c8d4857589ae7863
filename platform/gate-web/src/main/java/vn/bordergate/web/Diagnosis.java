package vn.bordergate.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.codec.CodecException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.ContentTooLargeException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsatisfiedRequestParameterException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Tells what an exception means to the sender. */
final class Diagnosis {

    /**
     * Failures that pass: the breaker is open, the database or the pool is away. They are known by
     * name, because a service without a database has none of these classes.
     */
    private static final Set<String> PASSING =
            Set.of(
                    "io.github.resilience4j.circuitbreaker.CallNotPermittedException",
                    "io.github.resilience4j.bulkhead.BulkheadFullException",
                    "io.r2dbc.spi.R2dbcTransientException",
                    "io.r2dbc.spi.R2dbcNonTransientResourceException",
                    "org.springframework.dao.TransientDataAccessException",
                    "org.springframework.dao.NonTransientDataAccessResourceException",
                    "org.springframework.transaction.CannotCreateTransactionException",
                    "reactor.pool.PoolAcquireTimeoutException",
                    "reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException",
                    "java.net.ConnectException",
                    "java.util.concurrent.TimeoutException");

    private static final String RATE_EXCEEDED =
            "io.github.resilience4j.ratelimiter.RequestNotPermitted";

    private final Duration retryAfter;

    Diagnosis(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    Finding of(Throwable thrown) {
        for (Throwable cause : chain(thrown)) {
            Finding finding = ofOne(cause);
            if (finding != null) {
                return finding;
            }
        }
        return Finding.of(500, "INTERNAL_FAILURE");
    }

    private @Nullable Finding ofOne(Throwable cause) {
        return switch (cause) {
            case FaultsException f ->
                    new Finding(f.status(), f.faults(), f.retryAfter(), new HttpHeaders());
            case AnswerTooSlowException _ ->
                    Finding.of(503, "ANSWER_TOO_SLOW").retryAfter(retryAfter);
            case CsrfException _ -> Finding.of(403, "FORM_TOKEN_MISSING");
            case AccessDeniedException _ -> Finding.of(403, "ACCESS_DENIED");
            case AuthenticationException e -> unauthenticated(e);
            case ContentTooLargeException _ -> Finding.of(413, "BODY_TOO_LARGE");
            case ServerWebInputException e -> input(e);
            case ErrorResponse e -> standard(e);
            case DataBufferLimitException _ -> Finding.of(413, "BODY_TOO_LARGE");
            default -> byName(cause);
        };
    }

    private @Nullable Finding byName(Throwable cause) {
        if (isNamed(cause, Set.of(RATE_EXCEEDED))) {
            return Finding.of(429, "TOO_MANY_REQUESTS").retryAfter(retryAfter);
        }
        return isNamed(cause, PASSING)
                ? Finding.of(503, "TEMPORARILY_UNAVAILABLE").retryAfter(retryAfter)
                : null;
    }

    private static Finding unauthenticated(AuthenticationException e) {
        boolean tokenGiven =
                e instanceof org.springframework.security.oauth2.core.OAuth2AuthenticationException;
        HttpHeaders headers = new HttpHeaders();
        headers.set(
                HttpHeaders.WWW_AUTHENTICATE,
                tokenGiven ? "Bearer error=\"invalid_token\"" : "Bearer");
        return Finding.of(401, tokenGiven ? "TOKEN_INVALID" : "SIGN_IN_REQUIRED").with(headers);
    }

    private static Finding standard(ErrorResponse e) {
        int status = e.getStatusCode().value();
        Finding finding =
                switch (e) {
                    case MethodNotAllowedException m ->
                            named(status, "METHOD_NOT_ALLOWED", "method", m.getHttpMethod());
                    case NotAcceptableStatusException _ -> Finding.of(406, "NOT_ACCEPTABLE");
                    case UnsupportedMediaTypeStatusException m ->
                            named(
                                    status,
                                    "MEDIA_TYPE_UNSUPPORTED",
                                    "mediaType",
                                    String.valueOf(m.getContentType()));
                    case MethodValidationResult m -> Finding.of(400, violations(m));
                    default -> Finding.of(status, codeFor(status));
                };
        return finding.with(e.getHeaders());
    }

    private static Finding input(ServerWebInputException e) {
        return switch (e) {
            case WebExchangeBindException b -> Finding.of(400, bindings(b));
            case MissingRequestValueException m ->
                    named(400, "PARAMETER_MISSING", "name", m.getName());
            case UnsatisfiedRequestParameterException _ -> Finding.of(400, "PARAMETER_MISSING");
            default -> unreadable(e);
        };
    }

    private static Finding unreadable(ServerWebInputException e) {
        boolean inBody = false;
        for (Throwable cause : chain(e)) {
            if (cause instanceof DataBufferLimitException) {
                return Finding.of(413, "BODY_TOO_LARGE");
            }
            if (cause instanceof JacksonException j && j.getLocation() != null) {
                return Finding.of(400, malformed(j.getLocation()));
            }
            inBody |= cause instanceof CodecException;
        }
        var parameter = e.getMethodParameter();
        String name = parameter == null ? null : parameter.getParameterName();
        return inBody || name == null
                ? Finding.of(400, "BODY_MALFORMED")
                : named(400, "PARAMETER_INVALID", "name", name);
    }

    private static Fault malformed(TokenStreamLocation place) {
        Fault fault = Fault.at("", "BODY_MALFORMED");
        return place.getLineNr() > 0 && place.getColumnNr() > 0
                ? fault.on(place.getLineNr(), place.getColumnNr())
                : fault;
    }

    private static List<Fault> bindings(WebExchangeBindException e) {
        List<Fault> faults = new ArrayList<>();
        for (ObjectError error : e.getAllErrors()) {
            String pointer = error instanceof FieldError f ? pointer(f.getField()) : "";
            faults.add(Fault.at(pointer, "VALUE_INVALID"));
        }
        return faults;
    }

    private static List<Fault> violations(MethodValidationResult result) {
        List<Fault> faults = new ArrayList<>();
        result.getParameterValidationResults()
                .forEach(
                        r -> {
                            String name = String.valueOf(r.getMethodParameter().getParameterName());
                            faults.add(Fault.at("", "PARAMETER_INVALID", Map.of("name", name)));
                        });
        return faults.isEmpty() ? List.of(Fault.at("", "VALUE_INVALID")) : faults;
    }

    /** {@code items[0].hsCode} is {@code /items/0/hsCode} to the sender. */
    private static String pointer(String field) {
        return "/" + field.replace("[", "/").replace("]", "").replace('.', '/');
    }

    private static Finding named(int status, String code, String argument, String value) {
        return Finding.of(status, Fault.at("", code, Map.of(argument, value)));
    }

    private static String codeFor(int status) {
        return switch (status) {
            case 401 -> "SIGN_IN_REQUIRED";
            case 403 -> "ACCESS_DENIED";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 406 -> "NOT_ACCEPTABLE";
            case 409 -> "CONFLICT";
            case 413 -> "BODY_TOO_LARGE";
            case 415 -> "MEDIA_TYPE_UNSUPPORTED";
            case 429 -> "TOO_MANY_REQUESTS";
            case 503 -> "TEMPORARILY_UNAVAILABLE";
            default -> status < 500 ? "REQUEST_INVALID" : "INTERNAL_FAILURE";
        };
    }

    private static boolean isNamed(Throwable cause, Set<String> names) {
        for (Class<?> c = cause.getClass(); c != null; c = c.getSuperclass()) {
            if (names.contains(c.getName())) {
                return true;
            }
        }
        return false;
    }

    private static List<Throwable> chain(Throwable thrown) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable t = thrown; t != null && chain.size() < 20; t = t.getCause()) {
            chain.add(t);
        }
        return chain;
    }
}
