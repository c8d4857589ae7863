package vn.bordergate.clearance.traffic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.calling.CrossingCalls;
import vn.bordergate.clearance.crossing.CrossingCommand;
import vn.bordergate.clearance.crossing.CrossingCommand.Call;
import vn.bordergate.clearance.crossing.CrossingCommand.Reassess;
import vn.bordergate.clearance.crossing.CrossingCommand.RevokeCall;
import vn.bordergate.clearance.crossing.CrossingEvent;
import vn.bordergate.clearance.crossing.LaneCall;
import vn.bordergate.clearance.register.CrossingWork;
import vn.bordergate.clearance.register.GateAtWork;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CrossingId;

/** The last word on calls: what stands in the crossings at this moment. */
final class LaneCalls implements CrossingCalls {

    private static final Actor DISPATCH = new Actor(ActorKind.RULE, "dispatch");

    private final CrossingWork work;

    LaneCalls(CrossingWork work) {
        this.work = work;
    }

    private record Asked(UUID crossing, CrossingCommand command) {}

    @Override
    public Mono<Set<UUID>> call(List<Summons> calls) {
        return decided(
                calls.stream()
                        .map(
                                one ->
                                        new Asked(
                                                one.crossing(),
                                                new Call(
                                                        new LaneCall(
                                                                one.lane(),
                                                                one.order(),
                                                                one.rule(),
                                                                one.overtook(),
                                                                one.intervention(),
                                                                one.at(),
                                                                one.comeBy()))))
                        .toList());
    }

    @Override
    public Mono<Set<UUID>> revoke(List<Revocation> calls) {
        return decided(
                calls.stream()
                        .map(one -> new Asked(one.crossing(), new RevokeCall(one.code(), one.at())))
                        .toList());
    }

    private Mono<Set<UUID>> decided(List<Asked> asked) {
        if (asked.isEmpty()) {
            return Mono.just(Set.of());
        }
        Set<UUID> taken = new HashSet<>();
        return work.open(
                        asked.stream().map(one -> new CrossingId(one.crossing())).toList(),
                        List.of(),
                        false)
                .flatMap(
                        gate ->
                                Flux.fromIterable(asked)
                                        .concatMap(one -> decided(gate, one, taken))
                                        .then(Mono.defer(() -> work.put(gate))))
                .then(Mono.fromSupplier(() -> Set.copyOf(taken)));
    }

    private static Mono<Void> decided(GateAtWork gate, Asked one, Set<UUID> taken) {
        var id = new CrossingId(one.crossing());
        return gate.decide(id, one.command(), DISPATCH)
                .doOnNext(
                        events -> {
                            boolean done =
                                    !events.isEmpty()
                                            && events.stream()
                                                    .noneMatch(
                                                            CrossingEvent.AnswerOnly.class
                                                                    ::isInstance);
                            if (done) {
                                taken.add(one.crossing());
                            }
                        })
                .then(
                        Mono.defer(
                                () ->
                                        taken.contains(one.crossing())
                                                ? Mono.<Void>empty()
                                                // What has changed is written, or the next turn
                                                // would call the same one.
                                                : gate.decide(
                                                                id,
                                                                new Reassess(one.command().at()),
                                                                DISPATCH)
                                                        .then()));
    }
}
