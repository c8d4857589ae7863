package vn.bordergate.ingest.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.declaring.AnnouncedCrossings;
import vn.bordergate.ingest.declaring.AnnouncedCrossings.Announced;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.CrossingProgress;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultsException;

/** Links to tickets and the tickets behind them. */
final class Tickets {

    private final TicketLinks links;
    private final AnnouncedCrossings crossings;
    private final TicketKeys keys;
    private final Duration valid;
    private final InstantSource clock;

    Tickets(
            TicketLinks links,
            AnnouncedCrossings crossings,
            TicketKeys keys,
            Duration valid,
            InstantSource clock) {
        this.links = links;
        this.crossings = crossings;
        this.keys = keys;
        this.valid = valid;
        this.clock = clock;
    }

    /** A link that was made: its token is known now and never again. */
    record Made(LinkToken token, Instant at) {}

    /**
     * A ticket as it stands.
     *
     * @param version another one means that the page that shows it is out of date
     * @param code what the picture holds
     */
    record Shown(Announced crossing, Instant at, String version, String code, Instant until) {}

    /** A new link, which ends the one before. */
    Mono<Made> link(UUID crossing, FirmRights who) {
        Instant now = clock.instant();
        LinkToken token = LinkToken.fresh();
        return crossings
                .ownToChange(crossing, who)
                .flatMap(
                        own ->
                                own.status().ended()
                                        ? Mono.error(ended())
                                        : links.make(crossing, token, who.subject(), now))
                .thenReturn(new Made(token, now));
    }

    /** Since when a link has been out; empty where there is none. */
    Mono<Instant> linkedSince(UUID crossing, FirmRights who) {
        return crossings.own(crossing, who).flatMap(_ -> links.madeAt(crossing));
    }

    Mono<Void> unlink(UUID crossing, FirmRights who) {
        return crossings.ownToChange(crossing, who).flatMap(_ -> links.end(crossing)).then();
    }

    /** What the link leads to; a token that was never given and one that ended are the same. */
    Mono<Shown> behind(String token) {
        return Mono.justOrEmpty(LinkToken.of(token))
                .flatMap(links::crossingOf)
                .flatMap(crossings::any)
                .switchIfEmpty(Mono.error(Tickets::unknown))
                .map(this::shown);
    }

    private Shown shown(Announced crossing) {
        Instant now = clock.instant();
        // The code on an open page is renewed long before it ends.
        long period = now.toEpochMilli() / valid.dividedBy(2).toMillis();
        CrossingProgress.Known known = crossing.progress().known();
        Instant until = now.plus(valid);
        Statement statement =
                Statement.of(crossing.crossingId(), known.ticket(), crossing.vehicle(), now, until);
        return new Shown(
                crossing,
                now,
                version(crossing, known, period),
                statement.signedBy(keys.signing(now)),
                until);
    }

    private static String version(
            Announced crossing, CrossingProgress.Known known, long halfValidity) {
        List<@Nullable Object> seen =
                Arrays.asList(
                        crossing.status(),
                        known.ticket(),
                        known.yard(),
                        known.lane(),
                        known.barrier(),
                        known.reasonCode(),
                        known.lacking(),
                        crossing.vehicle(),
                        halfValidity);
        return Integer.toHexString(Objects.toString(seen).hashCode());
    }

    static FaultsException unknown() {
        return FaultsException.of(404, Fault.at("", "TICKET_LINK_UNKNOWN"));
    }

    private static FaultsException ended() {
        return FaultsException.of(409, Fault.at("", "TICKET_CROSSING_ENDED"));
    }
}
