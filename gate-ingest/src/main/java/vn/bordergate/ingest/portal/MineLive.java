package vn.bordergate.ingest.portal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.consignment.LiveConsignments;
import vn.bordergate.ingest.consignment.News;
import vn.bordergate.ingest.consignment.Wanted;
import vn.bordergate.ingest.declaring.DeclaredFiles;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.firm.Rights;
import vn.bordergate.web.LiveShare;

/**
 * What open pages listen to: {@code moved} when they should read anew, {@code alive} when there is
 * nothing to tell, {@code stale} while nothing is heard. The data is the time.
 */
@RestController
class MineLive {

    private static final Duration LISTENS_FOR = Duration.ofMinutes(30);

    private final LiveConsignments live;
    private final DeclaredFiles files;
    private final LiveShare share;
    private final Rights rights;
    private final InstantSource clock;

    MineLive(
            LiveConsignments live,
            DeclaredFiles files,
            LiveShare share,
            Rights rights,
            InstantSource clock) {
        this.live = live;
        this.files = files;
        this.share = share;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping(path = "/mine/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<String>> live(
            @RequestParam(required = false) @Nullable UUID consignment,
            ServerWebExchange exchange,
            FirmRights who) {
        return watched(consignment, who)
                .flatMapMany(
                        watched ->
                                share.of(exchange, live.watch())
                                        .takeWhile(news -> mayHear(news, watched, who))
                                        .mapNotNull(news -> name(news, watched.marks()))
                                        // Browsers come back by themselves, and are judged anew.
                                        .take(LISTENS_FOR))
                .map(
                        name ->
                                ServerSentEvent.builder(clock.instant().toString())
                                        .event(name)
                                        .build());
    }

    /**
     * What a page listens for.
     *
     * @param firms whose it is; whoever may look at one of them no longer hears nothing more
     */
    private record Watched(Set<String> marks, List<FirmNumber> firms) {}

    private Mono<Watched> watched(@Nullable UUID consignment, FirmRights who) {
        return consignment != null
                ? files.find(consignment, who)
                        .map(
                                file ->
                                        new Watched(
                                                Set.of(News.of(consignment)),
                                                List.of(FirmNumber.of(file.content().declarant()))))
                : Mono.fromSupplier(
                        () ->
                                new Watched(
                                        Wanted.firms(who).stream()
                                                .map(News::of)
                                                .collect(Collectors.toSet()),
                                        who.lookable()));
    }

    /** Asked of what concerns them, and of each sign of life; a page that comes back is judged. */
    private boolean mayHear(News news, Watched watched, FirmRights who) {
        if (!news.marks().isEmpty() && !news.concerns(watched.marks())) {
            return true;
        }
        FirmRights now = rights.again(who);
        return watched.firms().stream().allMatch(now::mayLookAt);
    }

    private static @Nullable String name(News news, Set<String> watched) {
        if (!news.fresh()) {
            return "stale";
        }
        if (news.concerns(watched)) {
            return "moved";
        }
        // What moves others is no sign of life worth sending to everybody.
        return news.marks().isEmpty() ? "alive" : null;
    }
}
