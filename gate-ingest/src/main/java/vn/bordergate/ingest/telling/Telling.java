package vn.bordergate.ingest.telling;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import vn.bordergate.events.ClearanceCrossingEvent;
import vn.bordergate.events.ClearanceDeclarationEvent;
import vn.bordergate.ingest.telling.Recipients.Recipient;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Received;

/**
 * Puts what happened into the outbox, in the transaction that notes how far the events were read:
 * each event is in it exactly once.
 */
final class Telling implements BatchHandler {

    private final Recipients recipients;
    private final Outbox outbox;
    private final EventJson json;
    private final InstantSource clock;

    Telling(Recipients recipients, Outbox outbox, EventJson json, InstantSource clock) {
        this.recipients = recipients;
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
    }

    /** A letter is on its way for longer than it waits for others here. */
    @Override
    public boolean isPatient() {
        return true;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        List<Happening> happened = new ArrayList<>();
        for (Received received : batch.records()) {
            boolean known =
                    received.event() instanceof ClearanceDeclarationEvent
                            || received.event() instanceof ClearanceCrossingEvent;
            if (!known) {
                batch.refuse(received, "not an event of clearance");
                continue;
            }
            Happening one = Happenings.of(received.event());
            if (one != null) {
                happened.add(one);
            }
        }
        if (happened.isEmpty()) {
            return Mono.empty();
        }
        return recipients
                .of(subjects(happened, true), subjects(happened, false))
                .collect(Collectors.groupingBy(Recipient::subject))
                .flatMap(bySubject -> outbox.put(messages(happened, bySubject), clock.instant()));
    }

    private static Set<UUID> subjects(List<Happening> happened, boolean declarations) {
        Set<UUID> subjects = new HashSet<>();
        for (Happening one : happened) {
            if (one.declaration() == declarations) {
                subjects.add(one.subject());
            }
        }
        return subjects;
    }

    private List<Outbox.Message> messages(
            List<Happening> happened, Map<UUID, List<Recipient>> bySubject) {
        List<Outbox.Message> messages = new ArrayList<>();
        for (Happening one : happened) {
            bySubject.getOrDefault(one.subject(), List.of()).stream()
                    .collect(Collectors.groupingBy(Recipient::account))
                    .forEach((account, theirs) -> messages.add(message(one, account, theirs)));
        }
        return messages;
    }

    private Outbox.Message message(Happening one, String account, List<Recipient> theirs) {
        List<UUID> receivers =
                theirs.stream()
                        .filter(Recipient::on)
                        .filter(r -> r.occasions().contains(one.occasion().wireName()))
                        .map(Recipient::receiverId)
                        .toList();
        Happening said = one.with("reference", theirs.getFirst().reference());
        Instant at = one.at();
        return new Outbox.Message(
                UUID.randomUUID(),
                account,
                theirs.getFirst().firm(),
                one.occasion(),
                json.write(said.data()),
                at,
                receivers);
    }
}
