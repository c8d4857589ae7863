package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CustomsNotice;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.events.Actor;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Ruling;
import vn.bordergate.web.Language;

/** What happened to a file, as an officer reads it. */
final class FileHistory {

    private final RowReasons reasons;
    private final Language language;

    FileHistory(RowReasons reasons, Language language) {
        this.reasons = reasons;
        this.language = language;
    }

    /**
     * One thing that happened: what, when, by whom and by which rules.
     *
     * @param outcome of a check, or the coded reason of anything else
     * @param reason why it was decided so: a code, or the words of whoever decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            int version,
            Instant at,
            Actor by,
            String what,
            @Nullable CustomsChannel channel,
            @Nullable Authority authority,
            @Nullable CheckKind check,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String note,
            @Nullable RulingView ruling) {

        /** The same, by whom the reader may know of. */
        Step by(Actor shown) {
            return new Step(
                    version, at, shown, what, channel, authority, check, outcome, reason, note,
                    ruling);
        }
    }

    /** A ruling with its rows' reasons in the reader's language. */
    record RulingView(String table, String version, List<RowView> rows, List<String> dryRunRows) {}

    /** A row that hit; ids are never used again, so the reason of an old ruling is found too. */
    record RowView(String id, String reason) {}

    List<Step> steps(List<Entry> history) {
        return history.stream()
                .flatMap(entry -> entry.events().stream().map(event -> step(entry, event)))
                .toList();
    }

    private Step step(Entry entry, DeclarationEvent event) {
        return switch (event) {
            case DeclarationEvent.Lodged e -> ruled(entry, "LODGED", e.channel(), null);
            case DeclarationEvent.Amended e -> ruled(entry, "AMENDED", e.channel(), null);
            case DeclarationEvent.CheckAnswered e -> decided(entry, e);
            case DeclarationEvent.ClearanceGranted e -> cleared(entry, e);
            case DeclarationEvent.ChannelChanged e ->
                    ruled(entry, "CHANNEL_CHANGED", e.channel(), e.reasonCode());
            case DeclarationEvent.CheckExtended e ->
                    plain(entry, "CHECK_EXTENDED", null, e.reason());
            case DeclarationEvent.SupplementAsked e -> asked(entry, e);
            case DeclarationEvent.SupplementReceived e ->
                    plain(entry, "SUPPLEMENT_ANSWERED", null, e.text());
            case DeclarationEvent.SupplementLapsed _ -> plain(entry, "SUPPLEMENT_LAPSED");
            case DeclarationEvent.ApologyGiven _ -> plain(entry, "APOLOGY_GIVEN");
            case DeclarationEvent.Reopened e -> plain(entry, "REOPENED", e.reasonCode(), null);
            case DeclarationEvent.Proposed e -> proposed(entry, e);
            case DeclarationEvent.ProposalDropped _ -> plain(entry, "PROPOSAL_DROPPED");
            case DeclarationEvent.HoldPlaced e ->
                    plain(entry, "HELD", e.hold().reasonCode(), e.hold().note());
            case DeclarationEvent.HoldReleased e -> plain(entry, "RELEASED", null, e.reasonCode());
            case DeclarationEvent.SupervisionPassed _ -> plain(entry, "PASSED");
            case DeclarationEvent.GoodsArrived _ -> plain(entry, "ARRIVED");
            case DeclarationEvent.GoodsCrossed _ -> plain(entry, "CROSSED");
            case DeclarationEvent.CustomsHeard e -> said(entry, e.notice());
            case DeclarationEvent.CustomsContradicted e ->
                    plain(entry, "CUSTOMS_CONTRADICTED", e.code(), null);
            case DeclarationEvent.AttentionGiven _ -> plain(entry, "LOOKED_AT");
            case DeclarationEvent.ClearanceRefused e ->
                    plain(entry, "REFUSED", e.reasonCode(), e.note());
            case DeclarationEvent.ValidityEnded _ -> plain(entry, "EXPIRED");
            case DeclarationEvent.WithdrawalAccepted _ -> plain(entry, "WITHDRAWN");
            case DeclarationEvent.ChangeDeclined e ->
                    plain(entry, "CHANGE_DECLINED", e.reasonCode(), null);
            case DeclarationEvent.RatesApplied _ -> plain(entry, "RATES_APPLIED");
            case DeclarationEvent.DecisionDeclined e ->
                    plain(entry, "DECISION_DECLINED", e.reason().name(), null);
            case DeclarationEvent.NoticeSetAside e ->
                    plain(entry, "NOTICE_SET_ASIDE", e.reason(), null);
        };
    }

    private static Step decided(Entry entry, DeclarationEvent.CheckAnswered e) {
        return new Step(
                entry.version(),
                entry.at(),
                e.by(),
                "CHECK_DECIDED",
                null,
                e.authority(),
                e.check(),
                e.outcome().name(),
                e.code(),
                e.note(),
                null);
    }

    private Step cleared(Entry entry, DeclarationEvent.ClearanceGranted e) {
        return new Step(
                entry.version(),
                entry.at(),
                e.by(),
                "CLEARED",
                null,
                null,
                null,
                null,
                null,
                null,
                view(e.ruling(), List.of()));
    }

    private static Step asked(Entry entry, DeclarationEvent.SupplementAsked e) {
        String items = String.join(" ", e.request().items());
        return plain(entry, "SUPPLEMENT_REQUESTED", items, e.request().text());
    }

    private static Step proposed(Entry entry, DeclarationEvent.Proposed e) {
        String what = e.proposal().to() == null ? "RELEASE_PROPOSED" : "LOWERING_PROPOSED";
        return plain(entry, what, null, e.proposal().reasonCode());
    }

    private Step ruled(Entry entry, String what, ChannelRuling ruled, @Nullable String reason) {
        return new Step(
                entry.version(),
                entry.at(),
                entry.by(),
                what,
                ruled.channel(),
                null,
                null,
                null,
                reason,
                null,
                view(ruled.ruling(), ruled.dryRunRows()));
    }

    private static Step plain(Entry entry, String what) {
        return plain(entry, what, null, null);
    }

    private static Step plain(
            Entry entry, String what, @Nullable String outcome, @Nullable String note) {
        return new Step(
                entry.version(),
                entry.at(),
                entry.by(),
                what,
                null,
                null,
                null,
                outcome,
                null,
                note,
                null);
    }

    /** What Customs said, and the reason that it gave. */
    private static Step said(Entry entry, CustomsNotice notice) {
        return switch (notice) {
            case CustomsNotice.ChannelNamed n ->
                    said(entry, n.channel(), "CUSTOMS_CHANNEL", n.reasonCode(), null);
            case CustomsNotice.HoldOrdered n ->
                    said(entry, null, "CUSTOMS_HOLD", n.reasonCode(), n.note());
            case CustomsNotice.HoldLifted n ->
                    said(entry, null, "CUSTOMS_RELEASE", n.reasonCode(), null);
            case CustomsNotice.PassageConfirmed n ->
                    said(
                            entry,
                            null,
                            n.crossed() ? "CUSTOMS_PASSED_CROSSED" : "CUSTOMS_PASSED",
                            null,
                            null);
        };
    }

    private static Step said(
            Entry entry,
            @Nullable CustomsChannel channel,
            String code,
            @Nullable String reason,
            @Nullable String note) {
        return new Step(
                entry.version(),
                entry.at(),
                entry.by(),
                "CUSTOMS_SAID",
                channel,
                null,
                null,
                code,
                reason,
                note,
                null);
    }

    private RulingView view(Ruling ruling, List<String> dryRunRows) {
        List<RowView> rows =
                ruling.rows().stream()
                        .map(id -> new RowView(id, reasons.of(ruling, id, language)))
                        .toList();
        return new RulingView(ruling.table(), ruling.version(), rows, dryRunRows);
    }
}
