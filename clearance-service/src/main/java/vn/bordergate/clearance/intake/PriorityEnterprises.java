package vn.bordergate.clearance.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.Ruling;

/**
 * Priority enterprises (doanh nghiệp ưu tiên), who are checked only by lot or on suspicion (Law
 * 54/2014/QH13, Article 43). Read into memory, as every declaration asks.
 */
public final class PriorityEnterprises {

    private static final String READ =
            """
            select scheme || ':' || number from priority_enterprise
            where effective_from <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
              and (effective_to is null
                or effective_to >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)
            """;

    private final DatabaseClient database;
    private final Set<String> suspicionRows;
    private volatile Set<String> known = Set.of();

    /**
     * @param suspicionRows ids of rows that say that something is not as it seems; they hold for
     *     everybody
     */
    public PriorityEnterprises(DatabaseClient database, List<String> suspicionRows) {
        this.database = database;
        this.suspicionRows = Set.copyOf(suspicionRows);
    }

    @Scheduled(
            fixedDelayString = "${gate.priority.reread:1m}",
            initialDelayString = "${gate.priority.reread:1m}")
    public Mono<Void> reread() {
        return Mono.defer(
                () ->
                        database.sql(READ)
                                .map(row -> String.valueOf(row.get(0, String.class)))
                                .all()
                                .collectList()
                                .doOnNext(all -> known = new HashSet<>(all))
                                .then());
    }

    /** What the table says of the declaration, or green where its declarant is exempt from it. */
    ChannelRuling exempt(Declarant declarant, ChannelRuling ruled) {
        if (ruled.channel() == CustomsChannel.GREEN
                || known.isEmpty()
                || !known.contains(declarant.scheme() + ":" + declarant.number())
                || ruled.ruling().rows().stream().anyMatch(suspicionRows::contains)) {
            return ruled;
        }
        var ruling =
                new Ruling(
                        ruled.ruling().table(),
                        ruled.ruling().version(),
                        List.of("PRIORITY_ENTERPRISE"));
        return new ChannelRuling(CustomsChannel.GREEN, ruling, ruled.dryRunRows());
    }
}
