package vn.bordergate.clearance.desk;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.register.FileFilter;
import vn.bordergate.clearance.register.FileFilter.Awaiting;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileQueries.Summary;
import vn.bordergate.clearance.register.FileStatus;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.GateLinks;
import vn.bordergate.web.Language;

/** Work lists, whole files and the rules they were decided by. */
@RestController
class FilesApi {

    private static final int FILES_MAX = 500;

    private final FileQueries queries;
    private final Rulebook rulebook;
    private final RowReasons reasons;
    private final CircuitBreaker breaker;
    private final Dossiers dossiers;
    private final GateLinks links;

    FilesApi(
            FileQueries queries,
            Rulebook rulebook,
            RowReasons reasons,
            CircuitBreaker breaker,
            Dossiers dossiers,
            GateLinks links) {
        this.queries = queries;
        this.rulebook = rulebook;
        this.reasons = reasons;
        this.breaker = breaker;
        this.dossiers = dossiers;
        this.links = links;
    }

    /**
     * A page of files, the longest waiting first.
     *
     * @param next cursor for {@code after}, or null on the last page
     */
    record Page(List<Summary> files, @Nullable String next) {}

    /** Files that wait for a check, unless another status or what is awaited is asked for. */
    @GetMapping("/api/files")
    Mono<Page> list(
            @RequestParam(required = false) @Nullable String gate,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String authority,
            @RequestParam(required = false) @Nullable String check,
            @RequestParam(required = false) @Nullable String awaiting,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > FILES_MAX) {
            throw unfit("limit");
        }
        Awaiting awaited =
                awaiting == null
                        ? Awaiting.ANYTHING
                        : Objects.requireNonNull(constant(Awaiting.class, "awaiting", awaiting));
        FileStatus asked =
                constant(FileStatus.class, "status", "ANY".equals(status) ? null : status);
        boolean waiting = status == null && awaited == Awaiting.ANYTHING;
        var filter =
                new FileFilter(
                        gate,
                        waiting ? FileStatus.CHECKS_OUTSTANDING : asked,
                        constant(CustomsChannel.class, "channel", channel),
                        constant(Authority.class, "authority", authority),
                        constant(CheckKind.class, "check", check),
                        awaited,
                        after == null ? null : Cursors.read(after),
                        limit);
        if (!filter.isNarrow()) {
            throw FaultsException.of(400, Fault.at("", "FILTER_TOO_WIDE"));
        }
        return queries.list(filter)
                .collectList()
                .transformDeferred(CircuitBreakerOperator.of(breaker))
                .map(files -> page(files, limit));
    }

    /** What is known of one declaration, with reasons and the end of its history. */
    @GetMapping("/api/files/{id}")
    Mono<FileView> file(@PathVariable UUID id, Principal who, ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return dossiers.open(id, SignedIn.of(who))
                .map(dossier -> FileView.of(dossier, reasons, language, links.ingest()));
    }

    /**
     * A part of a history, the oldest first.
     *
     * @param before version for the part before it, or null where there is none
     */
    record HistoryPart(List<FileHistory.Step> steps, @Nullable Integer before) {}

    /** The part of a file's history before a version; without one, the end of it. */
    @GetMapping("/api/files/{id}/history")
    Mono<HistoryPart> history(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "2147483647") int before,
            Principal who,
            ServerWebExchange exchange) {
        Language language = Language.of(exchange);
        return dossiers.history(id, before, SignedIn.of(who))
                .map(part -> new HistoryPart(part.steps(reasons, language), part.before()));
    }

    /** The channel table, row by row, in the language asked for. */
    @GetMapping("/api/rules/channel")
    RulesView rules(ServerWebExchange exchange) {
        return RulesView.of(rulebook.channelTable(), Language.of(exchange));
    }

    private static Page page(List<Summary> files, int limit) {
        return new Page(files, files.size() < limit ? null : Cursors.write(files.getLast()));
    }

    static <E extends Enum<E>> @Nullable E constant(
            Class<E> type, String parameter, @Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unfit(parameter);
        }
    }

    static FaultsException unfit(String parameter) {
        return FaultsException.of(
                400, Fault.at("", "FILTER_NOT_UNDERSTOOD", Map.of("parameter", parameter)));
    }
}
