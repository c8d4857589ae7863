package vn.bordergate.clearance.intake;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationCommand.Amend;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerSupplement;
import vn.bordergate.clearance.declaration.DeclarationCommand.Lodge;
import vn.bordergate.clearance.declaration.DeclarationCommand.Withdraw;
import vn.bordergate.clearance.declaration.Findings;
import vn.bordergate.clearance.declaration.ImpossibleHistory;
import vn.bordergate.clearance.hours.GateHours.Calendars;
import vn.bordergate.clearance.park.Parks;
import vn.bordergate.clearance.rate.Rates;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.AttachedDocuments;
import vn.bordergate.clearance.register.FileRegister;
import vn.bordergate.clearance.register.OpenFiles;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;
import vn.bordergate.events.Declarant;
import vn.bordergate.events.DeclarationAmended;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.events.DeclarationWithdrawn;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.DocumentAttached;
import vn.bordergate.events.GateDeclarationEvent;
import vn.bordergate.events.SupplementAnswered;
import vn.bordergate.journal.Batch;
import vn.bordergate.journal.BatchHandler;
import vn.bordergate.journal.ImpossibleHistoryException;
import vn.bordergate.journal.Received;

/** Decides on a batch of what declarants did, in its order, and writes all of it together. */
public final class DeclarationIntake implements BatchHandler {

    private static final Actor UNNAMED_DECLARANT = new Actor(ActorKind.DECLARANT, "declarant");

    private final FileRegister register;
    private final Examination examination;
    private final Calendars calendars;
    private final Rates rates;
    private final Parks parks;
    private final AttachedDocuments documents;

    public DeclarationIntake(
            FileRegister register,
            Examination examination,
            Calendars calendars,
            Rates rates,
            Parks parks,
            AttachedDocuments documents) {
        this.documents = documents;
        this.register = register;
        this.examination = examination;
        this.calendars = calendars;
        this.rates = rates;
        this.parks = parks;
    }

    @Override
    public Mono<Void> handle(Batch batch) {
        Set<DeclarationId> ids = new LinkedHashSet<>();
        List<DocumentAttached> attached = new ArrayList<>();
        for (Received received : batch.records()) {
            if (received.event() instanceof DocumentAttached document) {
                attached.add(document);
            } else if (received.event() instanceof GateDeclarationEvent event) {
                ids.add(event.declarationId());
            }
        }
        return register.take(ids)
                .flatMap(
                        files -> {
                            decide(batch, files);
                            return register.put(files);
                        })
                .then(documents.keep(attached));
    }

    private void decide(Batch batch, OpenFiles files) {
        var valuation = new Valuation(rates.book(), parks.book());
        for (Received received : batch.records()) {
            if (received.event() instanceof GateDeclarationEvent event) {
                try {
                    decide(files, event, valuation);
                } catch (ImpossibleHistory e) {
                    switch (e.kind()) {
                        // Its lodging may have been put aside; both can be sent again in order.
                        case NEVER_LODGED -> batch.refuse(received, "NEVER_LODGED");
                        case LODGED_AGAIN, UNFIT_EVENT ->
                                throw new ImpossibleHistoryException(
                                        received, String.valueOf(e.getMessage()));
                    }
                }
            }
        }
    }

    private void decide(OpenFiles files, GateDeclarationEvent event, Valuation valuation) {
        switch (event) {
            case DeclarationLodged e ->
                    examine(
                            files,
                            e.declarationId(),
                            new Lodge(e.generation(), e.at()),
                            new Lodgement(e.content(), e.remarks()),
                            e.by(),
                            valuation);
            case DeclarationAmended e ->
                    examine(
                            files,
                            e.declarationId(),
                            new Amend(e.generation(), e.at()),
                            new Lodgement(e.content(), e.remarks()),
                            e.by(),
                            valuation);
            case DeclarationWithdrawn e ->
                    files.decide(
                            e.declarationId(),
                            new Withdraw(e.generation(), e.at()),
                            new Findings.Nothing(),
                            e.by() instanceof Actor known ? known : UNNAMED_DECLARANT);
            // It changes no state, and is kept beside the file.
            case DocumentAttached _ -> {}
            case SupplementAnswered e ->
                    files.decide(
                            e.declarationId(),
                            new AnswerSupplement(e.slip(), e.text(), e.at()),
                            hours(files.state(e.declarationId())),
                            e.by());
        }
    }

    private void examine(
            OpenFiles files,
            DeclarationId id,
            DeclarationCommand command,
            Lodgement lodgement,
            @Nullable Actor by,
            Valuation valuation) {
        DeclaredContent content = lodgement.content();
        Findings findings = examination.of(id, files.state(id), lodgement, valuation, command.at());
        Actor actor = by == null ? declarant(content.declarant()) : by;
        files.decide(id, command, findings, actor, lodgement);
    }

    private Findings hours(Declaration state) {
        return state instanceof Declaration.Lodged s
                ? new Findings.Hours(calendars.of(s.standing().consignment().gate()))
                : new Findings.Nothing();
    }

    private static Actor declarant(Declarant declarant) {
        return new Actor(ActorKind.DECLARANT, declarant.scheme() + ":" + declarant.number());
    }
}
