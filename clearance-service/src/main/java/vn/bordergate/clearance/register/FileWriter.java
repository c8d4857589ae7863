package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.GateCode;
import vn.bordergate.journal.CopyRows;

/**
 * Writes what was decided on any number of files with a few statements. New files are plainly
 * added: of two that lodge the same file at once the second fails, and tries again with the file
 * before it.
 */
final class FileWriter {

    private static final String FILES =
            "declaration (id, version, generation, status, channel, gate, open_checks,"
                    + " awaiting_rate, awaiting_currencies, lodged_at, next_due,"
                    + " look_at, attention, state)";

    private static final String GENERATIONS =
            "generation (declaration_id, generation, lodged_at, content, remarks, reference,"
                    + " customs_number, declarant, declarant_id)";

    private static final String DECISIONS =
            "decision (declaration_id, version, at, actor_kind, actor, events)";

    private static final int STANDINGS = 4;
    private static final int HITS = 4;
    private static final int STEPS = 8;

    private static final String COUNT =
            """
            with hit as (
              insert into rule_hit (name, row_id, hits, confirmed)
              select t, r, h::bigint, c::bigint from rows from (%s) as row (t, r, h, c)
            ), step as (
              insert into step_day
                (flow, authority, kind, day, within_minutes, done, late, minutes)
              select f, a, k, d::date, w::int, n::bigint, l::bigint, m::bigint
              from rows from (%s) as row (f, a, k, d, w, n, l, m)
            )
            insert into file_count (gate, status, channel, files)
            select g, s, c, n::bigint from rows from (%s) as row (g, s, c, n)
            """
                    .formatted(
                            Sheet.parameters(1, HITS),
                            Sheet.parameters(1 + HITS, STEPS),
                            Sheet.parameters(1 + HITS + STEPS, STANDINGS));

    private final DatabaseClient database;
    private final FileJson json;
    private final KnownStates states;
    private final WaitingChecks waiting;

    FileWriter(DatabaseClient database, FileJson json, KnownStates states) {
        this.states = states;
        this.database = database;
        this.json = json;
        this.waiting = new WaitingChecks(database);
    }

    Mono<Void> write(OpenFiles files) {
        var added = new CopyRows(FILES);
        var changed = new ChangedFiles(json, states);
        var kept = new CopyRows(GENERATIONS);
        var decided = new CopyRows(DECISIONS);
        Map<DeclarationId, Decided> firsts = new LinkedHashMap<>(2 * files.decided().size());
        for (Decided one : files.decided()) {
            firsts.putIfAbsent(one.id(), one);
            keepGeneration(one, kept);
            decided.row()
                    .uuid(one.id().value())
                    .integer(one.after().version())
                    .time(one.command().at())
                    .text(one.by().kind().name())
                    .text(Sheet.plain(one.by().id()))
                    .utf8(json.eventsUtf8(one.events()));
        }
        firsts.forEach(
                (id, first) -> {
                    if (files.state(id) instanceof Declaration.Lodged now) {
                        if (!(first.before() instanceof Declaration.Lodged before)) {
                            add(id, now, first.command().at(), added);
                        } else {
                            changed.add(id, before, now);
                        }
                    }
                });
        List<Mono<Void>> steps = new ArrayList<>();
        steps.add(added.write(database));
        steps.add(changed.write(database));
        steps.add(kept.write(database));
        steps.add(decided.write(database));
        steps.add(counted(files.decided()));
        steps.add(waiting.write(firsts.values(), files));
        return Flux.concat(steps).then();
    }

    private void add(DeclarationId id, Declaration.Lodged state, Instant lodgedAt, CopyRows to) {
        Columns columns = Columns.of(state);
        to.row()
                .uuid(id.value())
                .integer(state.version())
                .integer(state.standing().generation())
                .text(columns.status().name())
                .text(state.standing().channel().name())
                .text(columns.gate().value())
                .text(columns.openChecks())
                .bool(columns.awaitingRate())
                .texts(columns.currencies())
                .time(lodgedAt)
                .timeOrNull(columns.nextDue())
                .timeOrNull(columns.nextDue())
                .textOrNull(columns.attention())
                .utf8(json.stateUtf8(state));
    }

    private void keepGeneration(Decided one, CopyRows kept) {
        // A change that was declined brought content, but no generation that ever stood.
        if (one.lodgement() instanceof Lodgement lodgement
                && one.after() instanceof Declaration.Lodged after
                && !(one.before() instanceof Declaration.Lodged before
                        && before.standing().generation() == after.standing().generation())) {
            CustomsDeclaration customs = lodgement.content().customsDeclaration();
            kept.row()
                    .uuid(one.id().value())
                    .integer(after.standing().generation())
                    .time(one.command().at())
                    .utf8(json.plainUtf8(lodgement.content()))
                    .utf8(json.plainUtf8(lodgement.remarks()))
                    .text(lodgement.content().reference())
                    .textOrNull(customs == null ? null : customs.number())
                    .text(lodgement.content().declarant().name())
                    .text(CrossingQueries.firm(lodgement.content().declarant()));
        }
    }

    private record Standing(GateCode gate, FileStatus status, CustomsChannel channel) {
        static Standing of(Declaration.Lodged state) {
            return new Standing(
                    state.standing().consignment().gate(),
                    FileStatus.of(state),
                    state.standing().channel());
        }
    }

    private Mono<Void> counted(List<Decided> decided) {
        Map<Standing, Integer> changes = new LinkedHashMap<>();
        for (Decided one : decided) {
            if (one.before() instanceof Declaration.Lodged before) {
                changes.merge(Standing.of(before), -1, Integer::sum);
            }
            if (one.after() instanceof Declaration.Lodged after) {
                changes.merge(Standing.of(after), 1, Integer::sum);
            }
        }
        var counted = new Sheet(STANDINGS);
        changes.forEach(
                (where, change) -> {
                    if (change != 0) {
                        counted.row(where.gate(), where.status(), where.channel(), change);
                    }
                });
        var hits = new Sheet(HITS);
        RowTally.count(decided, hits);
        var steps = new Sheet(STEPS);
        StepTally.count(decided, steps);
        if (counted.isEmpty() && hits.isEmpty() && steps.isEmpty()) {
            return Mono.empty();
        }
        var statement = steps.bind(hits.bind(database.sql(COUNT), 0), HITS);
        return counted.bind(statement, HITS + STEPS).then();
    }
}
