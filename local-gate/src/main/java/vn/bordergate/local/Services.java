package vn.bordergate.local;

import java.time.Clock;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;
import vn.bordergate.clearance.ClearanceService;
import vn.bordergate.ingest.GateIngest;
import vn.bordergate.stats.TradeStats;

/** The three services, each in a context of its own as if it were alone. */
final class Services implements AutoCloseable {

    private final Map<ServiceKind, ConfigurableApplicationContext> contexts =
            new EnumMap<>(ServiceKind.class);

    private Services() {}

    /**
     * Starts all three at once; when one fails, those that stand are closed again.
     *
     * @param settings of each service, as command-line arguments of its own process would be
     * @param dayClock what they go by instead of the real time, or null
     */
    static Services start(Map<ServiceKind, String[]> settings, @Nullable Clock dayClock) {
        Services services = new Services();
        Map<ServiceKind, CompletableFuture<ConfigurableApplicationContext>> starting =
                new LinkedHashMap<>();
        try (ExecutorService aside = Executors.newThreadPerTaskExecutor(Thread::new)) {
            settings.forEach(
                    (service, arguments) ->
                            starting.put(
                                    service,
                                    CompletableFuture.supplyAsync(
                                            () -> application(service, dayClock).run(arguments),
                                            aside)));
        }
        IllegalStateException failure = null;
        for (var one : starting.entrySet()) {
            try {
                services.contexts.put(one.getKey(), one.getValue().join());
            } catch (CompletionException e) {
                failure = new IllegalStateException(one.getKey().title() + " does not start", e);
            }
        }
        if (failure != null) {
            services.close();
            throw failure;
        }
        return services;
    }

    /** All at once: none needs another to stop, and each takes seconds to leave its topics. */
    @Override
    public void close() {
        try (ExecutorService aside = Executors.newThreadPerTaskExecutor(Thread::new)) {
            contexts.values().forEach(context -> aside.execute(context::close));
        }
    }

    private static SpringApplicationBuilder application(
            ServiceKind service, @Nullable Clock dayClock) {
        SpringApplicationBuilder builder =
                switch (service) {
                    case INGEST -> GateIngest.builder();
                    case CLEARANCE -> ClearanceService.builder();
                    case STATS -> TradeStats.builder();
                };
        return builder.bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .initializers(context -> ownThreads(service, (GenericApplicationContext) context))
                .initializers(context -> clock(dayClock, (GenericApplicationContext) context));
    }

    /** A played day has a clock of its own, which all three go by. */
    private static void clock(@Nullable Clock dayClock, GenericApplicationContext context) {
        if (dayClock != null) {
            context.registerBean(
                    "dayClock", Clock.class, () -> dayClock, one -> one.setPrimary(true));
        }
    }

    /** By default all servers of a JVM share their threads, and the first to close ends them. */
    private static void ownThreads(ServiceKind service, GenericApplicationContext context) {
        context.registerBean(
                ReactorResourceFactory.class,
                () -> {
                    ReactorResourceFactory own = new ReactorResourceFactory();
                    own.setUseGlobalResources(false);
                    own.setLoopResourcesSupplier(() -> LoopResources.create(service.title()));
                    return own;
                });
    }
}
