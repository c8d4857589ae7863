package vn.bordergate.clearance.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Channels;
import vn.bordergate.clearance.declaration.CustomsNotice;
import vn.bordergate.clearance.declaration.CustomsNotice.ChannelNamed;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand.HearCustoms;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.NoticeTray;
import vn.bordergate.clearance.register.NoticeTray.Kept;
import vn.bordergate.clearance.register.OpenFiles;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.CustomsChannelAssigned;
import vn.bordergate.events.CustomsChannelChanged;
import vn.bordergate.events.CustomsNoticeEvent;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.SupervisionHold;
import vn.bordergate.events.SupervisionPassed;
import vn.bordergate.events.SupervisionRelease;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.Received;
import vn.bordergate.web.FreeText;

/**
 * Takes in what the customs system says. Every notice is kept with what became of it; one on a
 * declaration that is not known yet waits in the tray.
 */
public final class CustomsIntake implements BatchHandler {

    private static final Actor CUSTOMS = new Actor(ActorKind.RULE, "customs.notices");

    private final FileRegister register;
    private final FileQueries queries;
    private final CrossingQueries crossings;
    private final NoticeTray tray;
    private final Rulebook rulebook;
    private final CustomsLink link;
    private final Calendars calendars;
    private final Counter ignored;

    @SuppressWarnings("TooManyParameters") // one for each thing that a notice is looked up in
    public CustomsIntake(
            FileRegister register,
            FileQueries queries,
            CrossingQueries crossings,
            NoticeTray tray,
            Rulebook rulebook,
            CustomsLink link,
            Calendars calendars,
            MeterRegistry metrics) {
        this.register = register;
        this.queries = queries;
        this.crossings = crossings;
        this.tray = tray;
        this.rulebook = rulebook;
        this.link = link;
        this.calendars = calendars;
        this.ignored =
                Counter.builder("gate.customs.notices.ignored")
                        .description("notices on declarations at gates without a link to Customs")
                        .register(metrics);
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        List<Kept> arrived = new ArrayList<>();
        for (Received received : batch.records()) {
            if (received.event() instanceof CustomsNoticeEvent event) {
                if (!isPlain(event)) {
                    batch.refuse(received, "TEXT_CHARACTERS: a control character in its words");
                    continue;
                }
                arrived.add(new Kept(null, event.declarationId(), notice(event), event.at()));
            } else {
                batch.refuse(received, "not an event of customs.notices");
            }
        }
        return hear(arrived);
    }

    /** Applies notices, those before that waited for the same declarations with them. */
    Mono<Void> hear(List<Kept> arrived) {
        if (arrived.isEmpty()) {
            return Mono.empty();
        }
        Set<DeclarationId> ids = new LinkedHashSet<>();
        arrived.forEach(kept -> ids.add(kept.id()));
        return register.take(ids)
                .flatMap(
                        files ->
                                tray.waiting(ids)
                                        .flatMap(waiting -> decide(files, waiting, arrived)));
    }

    private Mono<Void> decide(OpenFiles files, List<Kept> waiting, List<Kept> arrived) {
        List<Kept> all = new ArrayList<>(waiting);
        arrived.stream().filter(kept -> kept.row() == null).forEach(all::add);
        // What waited came first; among the notices on one declaration their numbers decide.
        all.sort(Comparator.comparingLong(kept -> kept.notice().sequence()));
        return Flux.fromIterable(all)
                .concatMap(kept -> decide(files, kept).map(kept::became))
                .collectList()
                .flatMap(decided -> register.put(files).then(tray.put(decided)));
    }

    private Mono<String> decide(OpenFiles files, Kept kept) {
        if (!(files.state(kept.id()) instanceof Declaration.Lodged file)) {
            if (link.isAnywhere()) {
                return Mono.just(NoticeTray.WAITING);
            }
            ignored.increment();
            return Mono.just("IGNORED");
        }
        if (!link.reaches(file.standing().consignment().gate())) {
            ignored.increment();
            return Mono.just("IGNORED");
        }
        return findings(kept, file)
                .map(
                        findings -> {
                            var command = new HearCustoms(kept.notice(), kept.at());
                            return became(files.decide(kept.id(), command, findings, CUSTOMS));
                        });
    }

    private Mono<Findings> findings(Kept kept, Declaration.Lodged file) {
        return switch (kept.notice()) {
            case ChannelNamed named -> rechecked(kept, file, named);
            case CustomsNotice.PassageConfirmed _ ->
                    crossings.isStillCarried(kept.id()).map(Findings.Carriage::new);
            case CustomsNotice.HoldOrdered _, CustomsNotice.HoldLifted _ ->
                    Mono.just(new Findings.Nothing());
        };
    }

    private Mono<Findings> rechecked(Kept kept, Declaration.Lodged file, ChannelNamed named) {
        return queries.content(kept.id(), file.standing().generation())
                .map(
                        found ->
                                new Findings.Rechecked(
                                        rulebook.checks(
                                                found.content(),
                                                found.remarks(),
                                                Channels.after(file, named)),
                                        calendars.of(file.standing().consignment().gate())));
    }

    private static String became(List<DeclarationEvent> events) {
        for (DeclarationEvent event : events) {
            if (event instanceof DeclarationEvent.NoticeSetAside e) {
                return e.reason();
            }
            if (event instanceof DeclarationEvent.CustomsContradicted e) {
                return e.code();
            }
        }
        return events.isEmpty() ? "REPEATED" : "APPLIED";
    }

    /** What is not is refused as a whole: half of what Customs said is not what it said. */
    private static boolean isPlain(CustomsNoticeEvent event) {
        return switch (event) {
            case CustomsChannelAssigned _, SupervisionPassed _ -> true;
            case CustomsChannelChanged e -> FreeText.isPlain(e.reasonCode());
            case SupervisionHold e ->
                    FreeText.isPlain(e.reasonCode()) && FreeText.isPlainLines(e.note());
            case SupervisionRelease e -> FreeText.isPlain(e.reasonCode());
        };
    }

    private static CustomsNotice notice(CustomsNoticeEvent event) {
        return switch (event) {
            case CustomsChannelAssigned e -> new ChannelNamed(e.sequence(), e.channel(), null);
            case CustomsChannelChanged e ->
                    new ChannelNamed(e.sequence(), e.channel(), e.reasonCode());
            case SupervisionHold e ->
                    new CustomsNotice.HoldOrdered(e.sequence(), e.reasonCode(), e.note());
            case SupervisionRelease e -> new CustomsNotice.HoldLifted(e.sequence(), e.reasonCode());
            case SupervisionPassed e ->
                    new CustomsNotice.PassageConfirmed(e.sequence(), e.crossed());
        };
    }
}
