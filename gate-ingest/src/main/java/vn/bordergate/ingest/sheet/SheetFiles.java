package vn.bordergate.ingest.sheet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.web.Fault;
import vn.bordergate.web.FaultTexts;
import vn.bordergate.web.FaultsException;
import vn.bordergate.web.Language;

/** What may be asked of the files of an account. */
final class SheetFiles {

    private final SheetShelf shelf;
    private final SheetWork work;
    private final SheetSlots slots;
    private final LodgedDeclarations database;
    private final ColumnTexts columns;
    private final FaultTexts texts;

    SheetFiles(
            SheetShelf shelf,
            SheetWork work,
            SheetSlots slots,
            LodgedDeclarations database,
            ColumnTexts columns,
            FaultTexts texts) {
        this.shelf = shelf;
        this.work = work;
        this.slots = slots;
        this.database = database;
        this.columns = columns;
        this.texts = texts;
    }

    SheetView view(SheetFile file) {
        return SheetView.of(file, work.look(file.fileId()));
    }

    Flux<SheetFile> list(String by) {
        return database.guarded(shelf.list(by).collectList()).flatMapIterable(all -> all);
    }

    /** Somebody else's is not there. */
    Mono<SheetFile> find(UUID id, String by) {
        return database.guarded(shelf.find(id, by))
                .switchIfEmpty(Mono.error(SheetRefusals::notFound));
    }

    /** The same a moment later; the database is asked only if the work is not done here. */
    Mono<SheetFile> again(SheetFile file) {
        Pace.Look look = work.look(file.fileId());
        return look == null
                ? find(file.fileId(), file.lodgedBy())
                : Mono.just(file.in(SheetFile.State.during(look.step())));
    }

    Mono<List<CellFault>> faults(UUID id, String by) {
        return find(id, by).flatMap(_ -> database.guarded(shelf.faults(id)));
    }

    Mono<List<LandedRow>> landings(UUID id, String by) {
        return find(id, by).flatMap(_ -> database.guarded(shelf.landings(id)));
    }

    /**
     * The rows to correct. Their faults are those of now; what the door found wrong is added from
     * what was kept, for only the door can find it.
     */
    Mono<byte[]> correction(UUID id, FirmRights who, FileKind kind, Language language) {
        return find(id, who.subject())
                .filter(SheetFiles::isReadable)
                .switchIfEmpty(Mono.error(() -> SheetRefusals.notReady("REFUSED")))
                .flatMap(
                        file -> slots.during(who.subject(), correction(file, who, kind, language)));
    }

    private Mono<byte[]> correction(
            SheetFile file, FirmRights who, FileKind kind, Language language) {
        return database.guarded(shelf.faults(file.fileId()))
                .flatMap(
                        kept ->
                                work.judgedAgain(
                                        file,
                                        who,
                                        judged -> correction(judged, file, kept, kind, language)));
    }

    private static boolean isReadable(SheetFile file) {
        return file.state() == SheetFile.State.CHECKED || file.state() == SheetFile.State.LODGED;
    }

    private byte[] correction(
            Judged judged, SheetFile file, List<CellFault> kept, FileKind kind, Language language) {
        boolean lodged = file.state() == SheetFile.State.LODGED;
        List<CellFault> wrong =
                lodged && kept.size() < SheetWork.FAULTS_KEPT_MAX ? kept : judged.faults();
        Correction correction = new Correction(judged, columns, texts, language);
        return switch (kind) {
            case XLSX -> correction.xlsx(wrong);
            case CSV -> correction.csv(wrong);
        };
    }

    Mono<Void> delete(UUID id, String by) {
        return database.guarded(shelf.delete(id, by))
                .filter(was -> was)
                .switchIfEmpty(Mono.error(SheetRefusals::notFound))
                .then();
    }

    byte[] template(FileKind kind, Language language) {
        SheetPaper paper = new SheetPaper(columns, language);
        return switch (kind) {
            case XLSX -> paper.template();
            case CSV -> paper.csvTemplate().getBytes(StandardCharsets.UTF_8);
        };
    }

    FileKind kind(String format) {
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "xlsx" -> FileKind.XLSX;
            case "csv" -> FileKind.CSV;
            default ->
                    throw FaultsException.of(
                            400, Fault.at("", "PARAMETER_INVALID", Map.of("name", "format")));
        };
    }
}
