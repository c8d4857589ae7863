package vn.bordergate.clearance.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.DeclarationCommand.ApplyRates;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.park.Parks;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.FileFilter.Cursor;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.OpenFiles;
import vn.bordergate.clearance.register.ValuedFiles;
import vn.bordergate.clearance.register.ValuedFiles.Valued;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CurrencyCode;
import vn.bordergate.journal.JournaledTransactions;

/**
 * Counts goods that waited for an exchange rate, as soon as the rate is in the table. Files are
 * looked at only when there is news of a currency that they wait for.
 */
public final class AwaitedRates {

    private static final int FILES_MAX = 20;
    private static final Actor RATES = new Actor(ActorKind.RULE, "rate");

    /**
     * News is applied a second time a while later: what was being lodged by the rates of before
     * when the news came was not yet there to be found.
     */
    private static final int TIMES = 2;

    private final ValuedFiles queries;
    private final FileRegister register;
    private final Rates rates;
    private final Parks parks;
    private final JournaledTransactions transactions;
    private final InstantSource clock;

    /** Currencies with news, and how often it is still to be applied. */
    private final Map<CurrencyCode, Integer> news = new ConcurrentHashMap<>();

    public AwaitedRates(
            ValuedFiles queries,
            FileRegister register,
            Rates rates,
            Parks parks,
            JournaledTransactions transactions,
            InstantSource clock) {
        this.queries = queries;
        this.register = register;
        this.rates = rates;
        this.parks = parks;
        this.transactions = transactions;
        this.clock = clock;
        // Rates may have been entered while the service was down.
        rates.book().currencies().forEach(currency -> news.put(currency, TIMES));
    }

    /** A file and its goods as they count now that every rate is known. */
    private record Countable(Valued file, Consignment goods) {}

    /** Reads the rates anew and applies what is new to what waits for it. */
    @Scheduled(
            fixedDelayString = "${gate.rates.reread:1m}",
            initialDelayString = "${gate.rates.reread:1m}")
    public Mono<Void> apply() {
        return Mono.defer(
                () -> {
                    return rates.reread()
                            .flatMap(
                                    currencies -> {
                                        currencies.forEach(currency -> news.put(currency, TIMES));
                                        return news.isEmpty()
                                                ? Mono.empty()
                                                : sweep(Set.copyOf(news.keySet()));
                                    });
                });
    }

    /** What fails is still news the next time. */
    private Mono<Void> sweep(Set<CurrencyCode> currencies) {
        return page(currencies, Cursor.START)
                .expand(
                        page ->
                                page.size() < FILES_MAX
                                        ? Mono.empty()
                                        : page(currencies, page.getLast().place()))
                .then(
                        Mono.fromRunnable(
                                () ->
                                        currencies.forEach(
                                                c -> news.computeIfPresent(c, this::less))));
    }

    private @Nullable Integer less(CurrencyCode currency, int times) {
        return times > 1 ? times - 1 : null;
    }

    /** One page is one transaction; what still has no rate is neither locked nor in the way. */
    private Mono<List<Valued>> page(Set<CurrencyCode> currencies, Cursor after) {
        return queries.awaitingRate(currencies, after, FILES_MAX)
                .collectList()
                .flatMap(waiting -> count(countable(waiting)).thenReturn(waiting));
    }

    private List<Countable> countable(List<Valued> waiting) {
        var valuation = new Valuation(rates.book(), parks.book());
        return waiting.stream()
                .map(f -> new Countable(f, valuation.of(f.content(), f.generationLodgedAt())))
                .filter(one -> !one.goods().awaitingRate())
                .toList();
    }

    private Mono<Void> count(List<Countable> countable) {
        if (countable.isEmpty()) {
            return Mono.empty();
        }
        return transactions.run(
                register.take(countable.stream().map(one -> one.file().id()).toList())
                        .flatMap(files -> put(files, countable)));
    }

    private Mono<Void> put(OpenFiles files, List<Countable> countable) {
        for (Countable one : countable) {
            Valued file = one.file();
            // Amended since it was listed: its new content is listed next time.
            if (files.state(file.id()).version() == file.version()) {
                files.decide(
                        file.id(),
                        new ApplyRates(clock.instant()),
                        new Findings.Revalued(one.goods()),
                        RATES);
            }
        }
        return register.put(files);
    }
}
