package vn.bordergate.ingest.sheet;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;
import vn.bordergate.ingest.declaring.LodgedDeclarations;
import vn.bordergate.ingest.firm.FirmRights;

/** Takes files in, as many at once as there is room for, and hands them to the work. */
final class SheetIntake {

    /** After so long without an end a file was left by a process that is gone. */
    private static final Duration LEFT_AFTER = Duration.ofMinutes(10);

    private final SheetShelf shelf;
    private final SheetWork work;
    private final LodgedDeclarations database;
    private final SheetProperties limits;
    private final InstantSource clock;
    private final SheetSlots slots;

    SheetIntake(
            SheetShelf shelf,
            SheetWork work,
            LodgedDeclarations database,
            SheetSlots slots,
            SheetProperties limits,
            InstantSource clock) {
        this.shelf = shelf;
        this.work = work;
        this.database = database;
        this.limits = limits;
        this.clock = clock;
        this.slots = slots;
    }

    /** A file that is on its way, and whether work on it began. */
    record Taken(SheetFile file, boolean begun) {}

    private record Kept(SheetFile file, byte[] bytes, boolean begins) {}

    /** Takes a file in and begins to check it. The body is read only if there is room. */
    Mono<Taken> take(Mono<byte[]> body, String name, FirmRights who, boolean thenLodge) {
        String by = who.subject();
        return slots.taking(
                by,
                giveBack ->
                        body.flatMap(bytes -> kept(bytes, name, by))
                                .map(
                                        kept -> {
                                            if (kept.begins()) {
                                                work.check(
                                                        kept.file(),
                                                        kept.bytes(),
                                                        who,
                                                        thenLodge,
                                                        giveBack);
                                            } else {
                                                giveBack.run();
                                            }
                                            return new Taken(kept.file(), kept.begins());
                                        }));
    }

    /** Begins to lodge what is sound in a file that was checked; again is harmless. */
    Mono<SheetFile> lodge(UUID id, FirmRights who) {
        String by = who.subject();
        return slots.taking(
                by,
                giveBack ->
                        claimed(id, by)
                                .map(
                                        file -> {
                                            work.lodge(file, who, giveBack);
                                            return file;
                                        }));
    }

    private Mono<Kept> kept(byte[] bytes, String name, String by) {
        FileKind kind = FileKind.of(bytes);
        String sha256 = sha256(bytes);
        SheetFile file =
                new SheetFile(
                        UUID.randomUUID(),
                        by,
                        name,
                        kind,
                        SheetFile.State.CHECKING,
                        Tally.NONE,
                        now());
        return database.guarded(
                shelf.forgetRefused(sha256, by)
                        .then(shelf.crowdOut(by, limits.keptEach() - 1))
                        .then(shelf.put(file, sha256, bytes))
                        .flatMap(
                                fresh ->
                                        fresh
                                                ? Mono.just(new Kept(file, bytes, true))
                                                : known(sha256, by, bytes)));
    }

    /** Time has passed since it was checked, and what was sound may be late; lodged is lodged. */
    private Mono<Kept> known(String sha256, String by, byte[] bytes) {
        List<SheetFile.State> from = List.of(SheetFile.State.CHECKED);
        return shelf.findSame(sha256, by)
                .switchIfEmpty(Mono.error(SheetRefusals::notFound))
                .flatMap(
                        same ->
                                claim(same.fileId(), by, from, SheetFile.State.CHECKING)
                                        .map(file -> new Kept(file, bytes, true))
                                        .defaultIfEmpty(new Kept(same, bytes, false)));
    }

    private Mono<SheetFile> claimed(UUID id, String by) {
        List<SheetFile.State> from = List.of(SheetFile.State.CHECKED, SheetFile.State.LODGED);
        Mono<SheetFile> notNow =
                shelf.find(id, by)
                        .switchIfEmpty(Mono.error(SheetRefusals::notFound))
                        .flatMap(file -> Mono.error(SheetRefusals.notReady(file.state().name())));
        return database.guarded(claim(id, by, from, SheetFile.State.LODGING).switchIfEmpty(notNow));
    }

    private Mono<SheetFile> claim(
            UUID id, String by, List<SheetFile.State> from, SheetFile.State to) {
        return shelf.claim(id, by, from, to, now(), now().minus(LEFT_AFTER));
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
