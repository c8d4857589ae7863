package vn.bordergate.clearance.desk;

import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.CheckRuling;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.declaration.Proposal;
import vn.bordergate.clearance.declaration.WorkingCalendar;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.register.CrossingQueries;
import vn.bordergate.clearance.register.FileQueries;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;

/** Looks up what a command needs to know; most need nothing. */
public final class Lookup {

    private final FileQueries queries;
    private final CrossingQueries crossings;
    private final Rulebook rulebook;
    private final Calendars calendars;

    public Lookup(
            FileQueries queries,
            CrossingQueries crossings,
            Rulebook rulebook,
            Calendars calendars) {
        this.queries = queries;
        this.crossings = crossings;
        this.rulebook = rulebook;
        this.calendars = calendars;
    }

    Mono<Findings> of(DeclarationId id, Declaration state, DeclarationCommand command) {
        if (!(state instanceof Declaration.Lodged file)) {
            return Mono.just(new Findings.Nothing());
        }
        WorkingCalendar hours = calendars.of(file.standing().consignment().gate());
        return switch (command) {
            case RaiseChannel c -> rechecked(id, file, c.to(), hours);
            case AnswerProposal _ ->
                    file.standing().marks().proposal() instanceof Proposal proposal
                                    && proposal.to() instanceof CustomsChannel to
                            ? rechecked(id, file, to, hours)
                            : Mono.just(new Findings.Nothing());
            case ExtendCheck _, RequestSupplement _, Reopen _ ->
                    Mono.just(new Findings.Hours(hours));
            case Pass _ -> crossings.isStillCarried(id).map(Findings.Carriage::new);
            case DeclarationCommand _ -> Mono.just(new Findings.Nothing());
        };
    }

    private Mono<Findings> rechecked(
            DeclarationId id,
            Declaration.Lodged file,
            CustomsChannel channel,
            WorkingCalendar hours) {
        return queries.content(id, file.standing().generation())
                .map(
                        found -> {
                            CheckRuling checks =
                                    rulebook.checks(found.content(), found.remarks(), channel);
                            return new Findings.Rechecked(checks, hours);
                        });
    }
}
