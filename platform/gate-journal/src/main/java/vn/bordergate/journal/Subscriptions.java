package vn.bordergate.journal;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts and stops a service's subscriptions with it. */
final class Subscriptions implements SmartLifecycle {

    private final List<Subscription> subscriptions;
    private final List<SubscriptionThreads> threads;
    private final boolean consume;
    private volatile boolean running;

    Subscriptions(List<Subscription> subscriptions, SubscriptionThreads.Sources sources) {
        this.subscriptions = List.copyOf(subscriptions);
        this.threads =
                subscriptions.stream().map(s -> new SubscriptionThreads(s, sources)).toList();
        this.consume = sources.surroundings().properties().consume();
        long groups = subscriptions.stream().map(Subscription::group).distinct().count();
        if (groups < subscriptions.size()) {
            throw new IllegalArgumentException("two subscriptions have one group");
        }
    }

    List<Subscription> all() {
        return subscriptions;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            threads.forEach(SubscriptionThreads::start);
            running = true;
        }
    }

    @Override
    public synchronized void stop() {
        if (running) {
            threads.forEach(SubscriptionThreads::stop);
            running = false;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return consume;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
