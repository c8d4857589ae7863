package vn.bordergate.clearance.till;

import reactor.core.publisher.Mono;

/** Confirms at once whatever is asked. No money moves, and every page that uses it says so. */
final class LocalPayments implements Payments {

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean isPretended() {
        return true;
    }

    @Override
    public Mono<Answer> ask(Order order) {
        return Mono.just(new Answer(true, "LOCAL-" + order.paymentId(), null));
    }

    @Override
    public Mono<Answer> giveBack(Return part) {
        return Mono.just(new Answer(true, "LOCAL-" + part.refundId(), null));
    }
}
