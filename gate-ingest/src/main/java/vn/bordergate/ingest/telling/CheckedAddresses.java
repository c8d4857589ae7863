package vn.bordergate.ingest.telling;

import io.netty.resolver.AbstractAddressResolver;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Looks a name up once and gives only addresses that may be called; the connection goes to just
 * these, so a name that leads elsewhere a moment later changes nothing. Addresses that need no
 * looking up are checked as well.
 */
final class CheckedAddresses extends AddressResolverGroup<InetSocketAddress> {

    private final Executor lookups;
    private final Predicate<InetAddress> allowed;

    /**
     * @param lookups where the blocking lookups of the system are made
     */
    CheckedAddresses(Executor lookups, Predicate<InetAddress> allowed) {
        this.lookups = lookups;
        this.allowed = allowed;
    }

    /** Where the name leads may not be called. */
    static final class ForbiddenAddressException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException() {
            super("an address that may not be called", null, false, false);
        }
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Checked(executor);
    }

    /** What may be called of what the name leads to. */
    List<InetSocketAddress> checked(InetSocketAddress asked) throws UnknownHostException {
        List<InetSocketAddress> found = new ArrayList<>();
        InetAddress[] all =
                asked.isUnresolved()
                        ? InetAddress.getAllByName(asked.getHostString())
                        : new InetAddress[] {asked.getAddress()};
        for (InetAddress address : all) {
            if (allowed.test(address)) {
                found.add(new InetSocketAddress(address, asked.getPort()));
            }
        }
        if (found.isEmpty()) {
            throw new ForbiddenAddressException();
        }
        return found;
    }

    private final class Checked extends AbstractAddressResolver<InetSocketAddress> {

        Checked(EventExecutor executor) {
            super(executor, InetSocketAddress.class);
        }

        /** Never: what comes resolved has not been checked. */
        @Override
        protected boolean doIsResolved(InetSocketAddress address) {
            return false;
        }

        @Override
        protected void doResolve(InetSocketAddress asked, Promise<InetSocketAddress> promise) {
            look(() -> promise.trySuccess(checked(asked).getFirst()), promise);
        }

        @Override
        protected void doResolveAll(
                InetSocketAddress asked, Promise<List<InetSocketAddress>> promise) {
            look(() -> promise.trySuccess(checked(asked)), promise);
        }

        private void look(Lookup lookup, Promise<?> promise) {
            try {
                lookups.execute(
                        () -> {
                            try {
                                lookup.run();
                            } catch (UnknownHostException | RuntimeException e) {
                                promise.tryFailure(e);
                            }
                        });
            } catch (RuntimeException tooMany) {
                promise.tryFailure(tooMany);
            }
        }
    }

    @FunctionalInterface
    private interface Lookup {
        void run() throws UnknownHostException;
    }
}
