package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.ChannelRuling;
import vn.bordergate.clearance.declaration.CheckDone;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.DeclarationEvent;
import vn.bordergate.clearance.register.FileQueries.Entry;
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.clearance.rulebook.ChannelTable;
import vn.bordergate.clearance.rulebook.RuleRow;
import vn.bordergate.events.Actor;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.events.Ruling;
import vn.bordergate.web.Language;

/** A whole file as an officer sees it. */
record FileView(
        DeclarationId declarationId,
        int version,
        int generation,
        String status,
        CustomsChannel channel,
        List<CheckKind> openChecks,
        List<CheckDone> checksDone,
        boolean awaitingRate,
        DeclaredContent content,
        List<Remark> remarks,
        List<Step> history) {

    /** One thing that happened: what, when, by whom and by which rules. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            int version,
            Instant at,
            Actor by,
            String what,
            @Nullable CustomsChannel channel,
            @Nullable CheckKind check,
            @Nullable String outcome,
            @Nullable String note,
            @Nullable RulingView ruling) {}

    /** A ruling with its rows' reasons in the reader's language. */
    record RulingView(String table, String version, List<RowView> rows, List<String> dryRunRows) {}

    /** A row that hit; ids are never used again, so the reason of an old ruling is found too. */
    record RowView(String id, String reason) {}

    static FileView of(WholeFile file, ChannelTable table, Language language) {
        if (!(file.state() instanceof Declaration.Lodged state)) {
            throw new IllegalStateException("a file that was never lodged: " + file.id());
        }
        var steps = new Steps(table, language);
        file.history().forEach(steps::add);
        return new FileView(
                file.id(),
                state.version(),
                state.standing().generation(),
                Answer.of(file.id(), List.of(), state).standing(),
                state.standing().channel(),
                state instanceof Declaration.ChecksOutstanding waiting ? waiting.open() : List.of(),
                state.done(),
                state.standing().consignment().awaitingRate(),
                file.content(),
                file.remarks(),
                List.copyOf(steps.steps));
    }

    private static final class Steps {
        private final ChannelTable table;
        private final Language language;
        private final List<Step> steps = new ArrayList<>();

        Steps(ChannelTable table, Language language) {
            this.table = table;
            this.language = language;
        }

        void add(Entry entry) {
            for (DeclarationEvent event : entry.events()) {
                steps.add(step(entry, event));
            }
        }

        private Step step(Entry entry, DeclarationEvent event) {
            return switch (event) {
                case DeclarationEvent.Lodged e -> ruled(entry, "LODGED", e.channel());
                case DeclarationEvent.Amended e -> ruled(entry, "AMENDED", e.channel());
                case DeclarationEvent.CheckAnswered e ->
                        new Step(
                                entry.version(),
                                entry.at(),
                                e.by(),
                                "CHECK_DECIDED",
                                null,
                                e.check(),
                                e.outcome().name(),
                                e.note(),
                                null);
                case DeclarationEvent.ClearanceGranted e ->
                        plain(entry, e.by(), "CLEARED", null, null, view(e.ruling(), List.of()));
                case DeclarationEvent.Reopened e ->
                        plain(entry, entry.by(), "REOPENED", e.reasonCode(), null, null);
                case DeclarationEvent.ClearanceRefused e ->
                        plain(entry, e.by(), "REFUSED", e.reasonCode(), e.note(), null);
                case DeclarationEvent.WithdrawalAccepted _ ->
                        plain(entry, entry.by(), "WITHDRAWN", null, null, null);
                case DeclarationEvent.ChangeDeclined e ->
                        plain(entry, entry.by(), "CHANGE_DECLINED", e.reasonCode(), null, null);
                case DeclarationEvent.RatesApplied _ ->
                        plain(entry, entry.by(), "RATES_APPLIED", null, null, null);
                case DeclarationEvent.DecisionDeclined e ->
                        plain(entry, e.by(), "DECISION_DECLINED", e.reason().name(), null, null);
            };
        }

        private Step ruled(Entry entry, String what, ChannelRuling ruled) {
            return new Step(
                    entry.version(),
                    entry.at(),
                    entry.by(),
                    what,
                    ruled.channel(),
                    null,
                    null,
                    null,
                    view(ruled.ruling(), ruled.dryRunRows()));
        }

        private static Step plain(
                Entry entry,
                Actor by,
                String what,
                @Nullable String outcome,
                @Nullable String note,
                @Nullable RulingView ruling) {
            return new Step(
                    entry.version(), entry.at(), by, what, null, null, outcome, note, ruling);
        }

        private RulingView view(Ruling ruling, List<String> dryRunRows) {
            List<RowView> rows =
                    ruling.rows().stream().map(id -> new RowView(id, reason(id))).toList();
            return new RulingView(ruling.table(), ruling.version(), rows, dryRunRows);
        }

        private String reason(String rowId) {
            RuleRow row = table.rows().get(rowId);
            return row == null ? "" : row.reason().in(language.tag());
        }
    }
}
