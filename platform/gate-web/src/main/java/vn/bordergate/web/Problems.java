package vn.bordergate.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import tools.jackson.databind.json.JsonMapper;

/** Puts what went wrong into words: the one place where problems are made. */
public final class Problems {

    private final FaultTexts texts;
    private final Diagnosis diagnosis;
    private final JsonMapper json;

    Problems(FaultTexts texts, Diagnosis diagnosis, JsonMapper json) {
        this.texts = texts;
        this.diagnosis = diagnosis;
        this.json = json;
    }

    /** The problem for this request, in its language. */
    public Problem of(Throwable thrown, ServerWebExchange exchange) {
        return of(finding(thrown), exchange);
    }

    /** The problem for one part of a longer submission, e.g. one line of it. */
    public Problem of(Throwable thrown, Language language, String instance) {
        return of(finding(thrown), language, instance, null);
    }

    /** A problem as one line without a line break, for an answer of many lines. */
    public String line(Problem problem) {
        return json.writeValueAsString(problem);
    }

    Finding finding(Throwable thrown) {
        return diagnosis.of(thrown);
    }

    Problem of(Finding finding, ServerWebExchange exchange) {
        var request = exchange.getRequest();
        return of(finding, Language.of(exchange), request.getURI().getRawPath(), request.getId());
    }

    private Problem of(
            Finding finding, Language language, String instance, @Nullable String requestId) {
        String code = finding.code();
        List<Problem.Item> items =
                finding.faults().stream()
                        .map(
                                f ->
                                        new Problem.Item(
                                                f.code(),
                                                f.pointer(),
                                                f.line(),
                                                f.column(),
                                                texts.message(f, language)))
                        .toList();
        Fault whole = Fault.at("", code, Map.of("count", items.size()));
        String detail =
                items.size() == 1 ? items.getFirst().message() : texts.message(whole, language);
        return new Problem(
                "/problems/" + code,
                texts.title(code, language),
                finding.status(),
                detail,
                instance,
                requestId,
                items);
    }
}
