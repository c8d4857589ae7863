package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.Marks;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.Authority;
import vn.bordergate.events.DeclarationId;

/** Keeps what waits for whom beside the files, in the order of the work lists. */
final class WaitingChecks {

    private static final String WRITE =
            """
            with gone as (delete from waiting_check where declaration_id = any($1))
            insert into waiting_check
              (declaration_id, authority, kind, gate, channel, direction, heading, keeps, due_at)
            select i::uuid, a, k, g, c, d, h, s::smallint, t::timestamptz
            from rows from (string_to_table($2, chr(30)), string_to_table($3, chr(30)),
              string_to_table($4, chr(30)), string_to_table($5, chr(30)),
              string_to_table($6, chr(30)), string_to_table($7, chr(30)),
              string_to_table($8, chr(30)), string_to_table($9, chr(30)),
              string_to_table($10, chr(30))) as row (i, a, k, g, c, d, h, s, t)
            """;

    private final DatabaseClient database;

    WaitingChecks(DatabaseClient database) {
        this.database = database;
    }

    /** Nothing is sent for files that wait for nobody, neither before nor now. */
    Mono<Void> write(OpenFiles files) {
        Map<DeclarationId, Decided> firsts = new HashMap<>();
        for (Decided one : files.decided()) {
            firsts.putIfAbsent(one.id(), one);
        }
        Sheet rows = new Sheet(9);
        List<UUID> touched =
                firsts.values().stream()
                        .filter(
                                first -> {
                                    Declaration now = files.state(first.id());
                                    rows(first.id(), now, first.command().at(), rows);
                                    return waits(first.before()) || waits(now);
                                })
                        .map(first -> first.id().value())
                        .toList();
        return touched.isEmpty()
                ? Mono.empty()
                : rows.bind(database.sql(WRITE).bind(0, touched.toArray(UUID[]::new)), 1).then();
    }

    private static boolean waits(Declaration state) {
        return state instanceof Declaration.ChecksOutstanding
                || (state instanceof Declaration.Lodged file && isMarked(file.standing().marks()));
    }

    private static boolean isMarked(Marks marks) {
        return marks.proposal() != null || marks.attention() != null;
    }

    private static void rows(DeclarationId id, Declaration state, Instant at, Sheet rows) {
        if (!(state instanceof Declaration.Lodged file)) {
            return;
        }
        // While the declarant's answer is awaited it is nobody's turn here.
        if (file instanceof Declaration.ChecksOutstanding checking) {
            for (OpenCheck check : checking.open()) {
                row(id, file, check.authority(), check.kind().name(), check.dueAt(), rows);
            }
        }
        Marks marks = file.standing().marks();
        if (marks.proposal() != null && !(file instanceof Declaration.Closed)) {
            row(id, file, Authority.CUSTOMS, WorkQueries.PROPOSAL, at, rows);
        }
        // What Customs said is looked at also when the file is closed.
        if (marks.attention() != null) {
            row(id, file, Authority.CUSTOMS, WorkQueries.ATTENTION, at, rows);
        }
    }

    private static void row(
            DeclarationId id,
            Declaration.Lodged file,
            Authority authority,
            String kind,
            Instant dueAt,
            Sheet rows) {
        Consignment goods = file.standing().consignment();
        rows.row(
                id,
                authority,
                kind,
                goods.gate(),
                file.standing().channel(),
                goods.direction(),
                goods.lines().getFirst().heading(),
                Keeps.of(goods.lines()).ordinal(),
                dueAt);
    }
}
