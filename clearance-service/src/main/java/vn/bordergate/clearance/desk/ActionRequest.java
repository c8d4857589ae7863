package vn.bordergate.clearance.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.bordergate.clearance.declaration.DeclarationCommand;
import vn.bordergate.clearance.declaration.DeclarationCommand.Acknowledge;
import vn.bordergate.clearance.declaration.DeclarationCommand.AnswerProposal;
import vn.bordergate.clearance.declaration.DeclarationCommand.ExtendCheck;
import vn.bordergate.clearance.declaration.DeclarationCommand.Pass;
import vn.bordergate.clearance.declaration.DeclarationCommand.PlaceHold;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeLowering;
import vn.bordergate.clearance.declaration.DeclarationCommand.ProposeRelease;
import vn.bordergate.clearance.declaration.DeclarationCommand.RaiseChannel;
import vn.bordergate.clearance.declaration.DeclarationCommand.Reopen;
import vn.bordergate.clearance.declaration.DeclarationCommand.RequestSupplement;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.MissingItem;
import vn.bordergate.web.Fault;

/**
 * What an officer wants of a file beside deciding its checks, as it was sent. Each action takes the
 * fields it needs.
 *
 * @param version of the file that the officer has before them
 * @param reason why, in words; whoever does less than the rules ask for, or more, says why
 */
record ActionRequest(
        @Nullable Authority authority,
        @Nullable CheckKind check,
        @Nullable CustomsChannel channel,
        @Nullable List<MissingItem> items,
        @Nullable String text,
        @Nullable String reason,
        @Nullable String note,
        @Nullable Boolean agreed,
        @Nullable Boolean crossed,
        @Nullable Integer version) {

    /** What may be done, each at {@code POST /api/files/{id}/<name>}. */
    enum Action {
        /** More time for an inspection. */
        EXTENSION,
        /** Asks the declarant for what is missing. */
        SUPPLEMENT,
        /** Raises the channel. */
        CHANNEL,
        /** Wants a lower channel. */
        LOWERING,
        /** Wants a hold released. */
        RELEASE,
        /** Confirms or drops what another proposed. */
        PROPOSAL,
        /** Stops the goods. */
        HOLD,
        /** Takes a clearance back. */
        REOPENING,
        /** The goods have passed the supervision area. */
        PASSAGE,
        /** What Customs said has been looked at. */
        ACKNOWLEDGEMENT;

        /** The action of that name in a path, or null. */
        static @Nullable Action named(String path) {
            for (Action action : values()) {
                if (action.name().toLowerCase(Locale.ROOT).equals(path)) {
                    return action;
                }
            }
            return null;
        }
    }

    /** Everything that is wrong with it, at once. */
    List<Fault> faults(Action action) {
        List<Fault> faults = new ArrayList<>();
        DecisionRequest.required(faults, version, "/version");
        switch (action) {
            case EXTENSION, REOPENING -> DecisionRequest.required(faults, check, "/check");
            case SUPPLEMENT -> itemFaults(faults);
            case CHANNEL, LOWERING -> DecisionRequest.required(faults, channel, "/channel");
            case PROPOSAL -> DecisionRequest.required(faults, agreed, "/agreed");
            case PASSAGE -> DecisionRequest.required(faults, crossed, "/crossed");
            case RELEASE, HOLD, ACKNOWLEDGEMENT -> {}
        }
        if (needsReason(action) && (reason == null || reason.isBlank())) {
            faults.add(Fault.at("/reason", "REASON_MISSING"));
        }
        faults.addAll(DecisionRequest.textFaults(reason, "/reason"));
        faults.addAll(DecisionRequest.textFaults(text, "/text"));
        faults.addAll(DecisionRequest.noteFaults(note, ""));
        return faults;
    }

    private static boolean needsReason(Action action) {
        return switch (action) {
            case EXTENSION, CHANNEL, LOWERING, RELEASE, HOLD, REOPENING -> true;
            case SUPPLEMENT, PROPOSAL, PASSAGE, ACKNOWLEDGEMENT -> false;
        };
    }

    private void itemFaults(List<Fault> faults) {
        if (items == null || items.isEmpty()) {
            faults.add(Fault.at("/items", "FIELD_MISSING"));
        } else if (items.contains(MissingItem.OTHER) && (text == null || text.isBlank())) {
            faults.add(Fault.at("/text", "FIELD_MISSING"));
        }
    }

    /** The command that was asked for; only of a request without faults. */
    DeclarationCommand command(Action action, SignedIn by, Instant at) {
        int seen = Objects.requireNonNull(version);
        String why = Objects.requireNonNullElse(reason, "");
        Authority whose = authority == null ? by.authority() : authority;
        var officer = by.officer();
        return switch (action) {
            case EXTENSION ->
                    new ExtendCheck(whose, Objects.requireNonNull(check), why, officer, seen, at);
            case SUPPLEMENT ->
                    new RequestSupplement(
                            whose,
                            Objects.requireNonNull(items).stream()
                                    .map(Enum::name)
                                    .distinct()
                                    .toList(),
                            text,
                            officer,
                            seen,
                            at);
            case CHANNEL ->
                    new RaiseChannel(Objects.requireNonNull(channel), why, officer, seen, at);
            case LOWERING ->
                    new ProposeLowering(Objects.requireNonNull(channel), why, officer, seen, at);
            case RELEASE -> new ProposeRelease(why, officer, seen, at);
            case PROPOSAL -> new AnswerProposal(Objects.requireNonNull(agreed), officer, seen, at);
            case HOLD -> new PlaceHold(why, note, officer, seen, at);
            case REOPENING -> new Reopen(Objects.requireNonNull(check), why, officer, seen, at);
            case PASSAGE -> new Pass(Objects.requireNonNull(crossed), officer, seen, at);
            case ACKNOWLEDGEMENT -> new Acknowledge(officer, seen, at);
        };
    }
}
