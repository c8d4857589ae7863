package vn.bordergate.ingest.declaring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.bordergate.events.CheckKind;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.Remark;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.Followed;
import vn.bordergate.ingest.tracking.Progress;
import vn.bordergate.ingest.tracking.Status;
import vn.bordergate.web.Language;

/**
 * Where a declaration stands.
 *
 * @param statusName in the language of the request
 * @param provisional whether the channel may still change before arrival
 * @param now who has it now and until when, and what is asked of the declarant
 * @param contentHash not for those who see no prices: who knows the rest could try values on it
 * @param changedAt when the authorities last said something
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeclarationStatus(
        DeclarationId declarationId,
        int generation,
        String reference,
        Status status,
        String statusName,
        @Nullable CustomsChannel channel,
        @Nullable Boolean provisional,
        Checks checks,
        @Nullable Followed now,
        @Nullable String reasonCode,
        Instant receivedAt,
        @Nullable Instant changedAt,
        List<Remark> remarks,
        @Nullable String contentHash,
        Receipt.Links links) {

    /** Checks of this generation. */
    record Checks(Set<CheckKind> open, Set<CheckKind> passed, Set<CheckKind> failed) {}

    static DeclarationStatus of(Standing standing, FirmRights who, Language language) {
        Stored stored = standing.stored();
        boolean prices = who.maySeePricesOf(stored.firm());
        Progress progress = standing.progress();
        boolean theirs = progress.generation() >= stored.generation();
        boolean heard = progress.generation() > 0 || progress.reasonCode() != null;
        return new DeclarationStatus(
                stored.declarationId(),
                stored.generation(),
                stored.key().reference(),
                standing.status(),
                standing.status().name(language.locale()),
                theirs ? progress.channel() : null,
                theirs && progress.channel() != null ? progress.provisional() : null,
                theirs
                        ? new Checks(
                                progress.checksOpen(),
                                progress.checksPassed(),
                                progress.checksFailed())
                        : new Checks(Set.of(), Set.of(), Set.of()),
                theirs ? progress.followed() : null,
                progress.reasonCode(),
                stored.receivedAt(),
                heard ? progress.at() : null,
                prices ? stored.remarks() : withoutValues(stored.remarks()),
                prices ? stored.contentHash() : null,
                new Receipt.Links(Receipt.PATH + stored.declarationId()));
    }

    private static List<Remark> withoutValues(List<Remark> remarks) {
        return remarks.stream().filter(remark -> !remark.pointer().contains("/value")).toList();
    }
}
