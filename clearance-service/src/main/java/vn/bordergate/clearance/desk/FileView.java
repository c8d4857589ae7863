package vn.bordergate.clearance.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
import vn.bordergate.clearance.register.FileQueries.WholeFile;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.Remark;
import vn.bordergate.web.Language;

/**
 * A whole file as an officer sees it.
 *
 * @param provisional whether the channel may still change before the goods arrive
 * @param appointment when the last open check is due, or null
 * @param supplement what the declarant was asked for and has not answered, or null
 * @param proposal what waits for a second officer, or null
 * @param attention code of what an officer must look at, or null
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
        List<Hold> holds,
        @Nullable Proposal proposal,
        @Nullable String attention,
        boolean awaitingRate,
        DeclaredContent content,
        List<Remark> remarks,
        List<FileHistory.Step> history,
        @Nullable Integer historyBefore) {

    static FileView of(WholeFile file, RowReasons reasons, Language language) {
        if (!(file.state() instanceof Declaration.Lodged state)) {
            throw new IllegalStateException("a file that was never lodged: " + file.id());
        }
        Marks marks = state.standing().marks();
        List<Answer.Check> open = Answer.Check.of(state);
        return new FileView(
                file.id(),
                state.version(),
                state.standing().generation(),
                Answer.standing(state),
                state.standing().channel(),
                true,
                marks.awaitsCustoms(),
                open.stream().map(Answer.Check::kind).distinct().toList(),
                open,
                state.done(),
                appointment(state),
                state.standing().validUntil(),
                state instanceof Declaration.SupplementAwaited s ? s.request() : null,
                holds(marks),
                marks.proposal(),
                marks.attention(),
                state.standing().consignment().awaitingRate(),
                file.content(),
                file.remarks(),
                new FileHistory(reasons, language).steps(file.history().entries()),
                file.history().before());
    }

    private static @Nullable Instant appointment(Declaration.Lodged state) {
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
