package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.CheckDone;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.Hold;
import vn.bordergate.clearance.declaration.Marks;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.declaration.Proposal;
import vn.bordergate.clearance.declaration.SupplementRequest;
import vn.bordergate.clearance.register.AttachedDocuments.Document;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CountryCode;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Direction;
import vn.bordergate.events.DocumentId;
import vn.bordergate.events.DocumentKind;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.GoodsItem;
import vn.bordergate.events.IdentityScheme;
import vn.bordergate.events.Remark;
import vn.bordergate.events.TradeType;
import vn.bordergate.web.Language;

/**
 * A whole file as an officer sees it.
 *
 * @param provisional whether the channel may still change before the goods arrive
 * @param appointment when the last open check is due, or null
 * @param supplement the first of what the declarant was asked for and has not answered, or null
 * @param supplements all of it, a request of each authority that waits
 * @param proposal what waits for a second officer, or null
 * @param attention code of what an officer must look at, or null
 * @param vehicles that carry something of it, wherever they are
 * @param documents what was attached to it, for who may read that
 * @param earlierDocuments where documents are listed that are not listed here; null where there can
 *     be none
 * @param officers names by subject of the officers who worked on it, where they are known
 * @param history the end of it, the oldest first
 * @param historyBefore version for {@code before} of the part before that, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileView(
        DeclarationId declarationId,
        int version,
        int generation,
        String status,
        CustomsChannel channel,
        boolean provisional,
        boolean awaitsCustoms,
        List<CheckKind> openChecks,
        List<Answer.Check> checks,
        List<CheckDone> checksDone,
        @Nullable Instant appointment,
        LocalDate validUntil,
        @Nullable SupplementRequest supplement,
        List<SupplementRequest> supplements,
        List<Hold> holds,
        @Nullable Proposal proposal,
        @Nullable String attention,
        boolean awaitingRate,
        Content content,
        List<FileVehicle> vehicles,
        List<Remark> remarks,
        List<DocumentLine> documents,
        @Nullable EarlierDocuments earlierDocuments,
        Map<String, String> officers,
        List<FileHistory.Step> history,
        @Nullable Integer historyBefore) {

    /** What was declared; of the declarant no more than the reader may know. */
    record Content(
            DeclarantView declarant,
            String reference,
            @Nullable CustomsDeclaration customsDeclaration,
            GateCode gate,
            Direction direction,
            TradeType tradeType,
            Instant plannedArrival,
            @Nullable CountryCode destination,
            List<GoodsItem> items) {

        static Content of(Dossier dossier) {
            DeclaredContent all = dossier.file().content();
            return new Content(
                    new DeclarantView(
                            all.declarant().scheme(),
                            dossier.number(all.declarant()),
                            dossier.name(all.declarant())),
                    all.reference(),
                    all.customsDeclaration(),
                    all.gate(),
                    all.direction(),
                    all.tradeType(),
                    all.plannedArrival(),
                    all.destination(),
                    all.items());
        }
    }

    /** Who declares, or stars where the reader need not know. */
    record DeclarantView(IdentityScheme scheme, String number, String name) {}

    /**
     * A document, to be read where it is kept.
     *
     * @param replaced whether a newer one stands in its place
     * @param address of the document itself
     */
    record DocumentLine(
            DocumentId documentId,
            DocumentKind kind,
            String name,
            String mediaType,
            long bytes,
            String sha256,
            boolean replaced,
            Actor by,
            Instant at,
            URI address) {

        static DocumentLine of(Document one, DeclarationId file, URI ingest) {
            return new DocumentLine(
                    one.id(),
                    one.kind(),
                    one.name(),
                    one.mediaType(),
                    one.bytes(),
                    one.sha256(),
                    one.replaced(),
                    one.by(),
                    one.at(),
                    ingest.resolve("/api/declarations/" + file + "/documents/" + one.id()));
        }
    }

    /**
     * Documents that were attached before this service listed them.
     *
     * @param before until when
     * @param address of the list where they are kept
     */
    record EarlierDocuments(Instant before, URI address) {

        static @Nullable EarlierDocuments of(Dossier dossier, URI ingest) {
            Instant since = dossier.documentsSince();
            return since == null
                    ? null
                    : new EarlierDocuments(
                            since,
                            ingest.resolve(
                                    "/api/declarations/" + dossier.file().id() + "/documents"));
        }
    }

    /** The file as it is in the dossier. */
    static FileView of(Dossier dossier, RowReasons reasons, Language language, URI ingest) {
        var file = dossier.file();
        Declaration.Lodged state = dossier.state();
        Marks marks = state.standing().marks();
        List<Answer.Check> open = Answer.Check.of(state);
        List<SupplementRequest> requests =
                state instanceof Declaration.Checking s ? s.requests() : List.of();
        return new FileView(
                file.id(),
                state.version(),
                state.standing().generation(),
                Answer.standing(state),
                state.standing().channel(),
                marks.provisional(),
                marks.awaitsCustoms(),
                open.stream().map(Answer.Check::kind).distinct().toList(),
                open,
                state.done(),
                appointment(state),
                state.standing().validUntil(),
                requests.isEmpty() ? null : requests.getFirst(),
                requests,
                holds(marks),
                shown(marks.proposal()),
                marks.attention(),
                state.standing().consignment().awaitingRate(),
                Content.of(dossier),
                dossier.vehicles(),
                file.remarks(),
                dossier.documents().stream()
                        .map(one -> DocumentLine.of(one, file.id(), ingest))
                        .toList(),
                EarlierDocuments.of(dossier, ingest),
                dossier.officers(),
                new FileHistory(reasons, language)
                        .steps(file.history().entries()).stream()
                                .map(step -> step.by(dossier.shown(step.by())))
                                .toList(),
                file.history().before());
    }

    /** Another number whenever one of its vehicles is another, or stands otherwise. */
    public int vehiclesNow() {
        int now = 1;
        for (FileVehicle one : vehicles) {
            now = 31 * now + Objects.hash(one.crossingId(), one.version());
        }
        return now;
    }

    /** Who somebody is under all of their accounts is for the second signature alone. */
    private static @Nullable Proposal shown(@Nullable Proposal proposal) {
        return proposal == null
                ? null
                : new Proposal(proposal.to(), proposal.reasonCode(), proposal.by(), null);
    }

    static @Nullable Instant appointment(Declaration.Lodged state) {
        if (!(state instanceof Declaration.Checking s) || s.open().isEmpty()) {
            return null;
        }
        Instant latest = OpenCheck.appointment(s.open());
        return latest.equals(OpenCheck.UNDATED) ? null : latest;
    }

    private static List<Hold> holds(Marks marks) {
        return Stream.of(marks.customsHold(), marks.officersHold())
                .filter(Objects::nonNull)
                .toList();
    }
}
