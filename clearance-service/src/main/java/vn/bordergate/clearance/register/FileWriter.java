package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Deadlines;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.clearance.register.OpenFiles.Lodgement;
import vn.bordergate.events.CustomsDeclaration;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;

/** Writes what was decided on any number of files with one statement. */
final class FileWriter {

    /**
     * A single text of nothing comes out of string_to_table as no row at all, hence coalesce where
     * a column may be empty. New files are plainly inserted: of two that lodge the same file at
     * once the second fails, and tries again with the file before it.
     */
    private static final String WRITE =
            """
            with added as (
              insert into declaration (id, version, generation, status, channel, gate, open_checks,
                awaiting_rate, awaiting_currencies, lodged_at, next_due, attention, state)
              select i::uuid, v::int, g::int, s, c, gate, coalesce(o, ''), w::bool, m::text[],
                l::timestamptz, nullif(t, '')::timestamptz, nullif(a, ''), j
              from rows from (%s) as row (i, v, g, s, c, gate, o, w, m, l, t, a, j)
            ), changed as (
              update declaration d set version = v::int, generation = g::int, status = s,
                channel = c, gate = n.gate, open_checks = coalesce(o, ''), awaiting_rate = w::bool,
                awaiting_currencies = m::text[], next_due = nullif(t, '')::timestamptz,
                attention = nullif(a, ''), state = j
              from rows from (%s) as n (i, v, g, s, c, gate, o, w, m, l, t, a, j)
              where d.id = i::uuid
            ), kept as (
              insert into generation (declaration_id, generation, lodged_at, content, remarks,
                reference, customs_number, declarant)
              select i::uuid, g::int, l::timestamptz, c, r, f, nullif(n, ''), d
              from rows from (%s) as row (i, g, l, c, r, f, n, d)
            ), counted as (
              insert into file_count (gate, status, channel, files)
              select g, s, c, n::bigint from rows from (%s) as row (g, s, c, n)
            ), hit as (
              insert into rule_hit (name, row_id, hits, confirmed)
              select t, r, h::bigint, c::bigint from rows from (%s) as row (t, r, h, c)
            )
            insert into decision (declaration_id, version, at, actor_kind, actor, events)
            select i::uuid, v::int, a::timestamptz, k, coalesce(b, ''), e
            from rows from (%s) as row (i, v, a, k, b, e)
            """;

    private static final int[] WIDTHS = {13, 13, 8, 4, 4, 6};
    private static final String SQL = sql();

    private final DatabaseClient database;
    private final FileJson json;
    private final WaitingChecks waiting;

    FileWriter(DatabaseClient database, FileJson json) {
        this.database = database;
        this.json = json;
        this.waiting = new WaitingChecks(database);
    }

    Mono<Void> write(OpenFiles files) {
        Sheet added = new Sheet(WIDTHS[0]);
        Sheet changed = new Sheet(WIDTHS[1]);
        Sheet kept = new Sheet(WIDTHS[2]);
        Sheet counted = new Sheet(WIDTHS[3]);
        Sheet hits = new Sheet(WIDTHS[4]);
        Sheet decided = new Sheet(WIDTHS[5]);
        Map<DeclarationId, Decided> firsts = new HashMap<>(2 * files.decided().size());
        for (Decided one : files.decided()) {
            firsts.putIfAbsent(one.id(), one);
            keepGeneration(one, kept);
            decided.row(
                    one.id(),
                    one.after().version(),
                    one.command().at(),
                    one.by().kind(),
                    Sheet.plain(one.by().id()),
                    json.events(one.events()));
        }
        files.changed()
                .forEach(
                        (id, state) -> {
                            Decided first = firsts.get(id);
                            if (first != null && state instanceof Declaration.Lodged lodged) {
                                boolean isNew = first.before() instanceof Declaration.NotLodged;
                                file(id, lodged, first.command().at(), isNew ? added : changed);
                            }
                        });
        count(files.decided(), counted);
        RowTally.count(files.decided(), hits);
        return run(List.of(added, changed, kept, counted, hits, decided))
                .then(waiting.write(files));
    }

    private void file(DeclarationId id, Declaration.Lodged state, Instant firstAt, Sheet to) {
        Consignment goods = state.standing().consignment();
        // What was withdrawn counts nowhere and waits for nothing.
        boolean awaiting = goods.awaitingRate() && !(state instanceof Declaration.Withdrawn);
        to.row(
                id,
                state.version(),
                state.standing().generation(),
                FileStatus.of(state),
                state.standing().channel(),
                goods.gate(),
                openChecks(state),
                awaiting,
                awaiting ? currencies(goods) : "{}",
                firstAt,
                Objects.toString(Deadlines.next(state, Valuation.GATE_ZONE), ""),
                Objects.toString(state.standing().marks().attention(), ""),
                json.state(state));
    }

    private static String openChecks(Declaration.Lodged state) {
        return state instanceof Declaration.Checking waiting
                ? waiting.open().stream()
                        .map(check -> check.authority() + ":" + check.kind())
                        .collect(Collectors.joining(","))
                : "";
    }

    private static String currencies(Consignment goods) {
        return goods.lines().stream()
                .filter(line -> line.unitsPerUsd() == null)
                .map(line -> line.currency().value())
                .distinct()
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void keepGeneration(Decided one, Sheet kept) {
        // A change that was declined brought content, but no generation that ever stood.
        if (one.lodgement() instanceof Lodgement lodgement
                && one.after() instanceof Declaration.Lodged after
                && !(one.before() instanceof Declaration.Lodged before
                        && before.standing().generation() == after.standing().generation())) {
            kept.row(
                    one.id(),
                    after.standing().generation(),
                    one.command().at(),
                    json.plain(lodgement.content()),
                    lodgement.remarks().isEmpty() ? "[]" : json.plain(lodgement.remarks()),
                    Sheet.plain(lodgement.content().reference()),
                    customsNumber(lodgement.content()),
                    Sheet.plain(lodgement.content().declarant().name()));
        }
    }

    private static String customsNumber(DeclaredContent content) {
        CustomsDeclaration customs = content.customsDeclaration();
        return customs == null ? "" : Sheet.plain(customs.number());
    }

    private static void count(List<Decided> decided, Sheet counted) {
        Map<String, Integer> changes = new TreeMap<>();
        for (Decided one : decided) {
            if (one.before() instanceof Declaration.Lodged before) {
                changes.merge(standing(before), -1, Integer::sum);
            }
            if (one.after() instanceof Declaration.Lodged after) {
                changes.merge(standing(after), 1, Integer::sum);
            }
        }
        changes.forEach(
                (standing, change) -> {
                    if (change != 0) {
                        String[] where = standing.split("\\|", -1);
                        counted.row(where[0], where[1], where[2], change);
                    }
                });
    }

    private static String standing(Declaration.Lodged state) {
        return state.standing().consignment().gate().value()
                + '|'
                + FileStatus.of(state)
                + '|'
                + state.standing().channel();
    }

    private Mono<Void> run(List<Sheet> sheets) {
        GenericExecuteSpec statement = database.sql(SQL);
        int from = 0;
        for (Sheet sheet : sheets) {
            statement = sheet.bind(statement, from);
            from += sheet.width();
        }
        return statement.then();
    }

    private static String sql() {
        Object[] tables = new Object[WIDTHS.length];
        int parameter = 1;
        for (int i = 0; i < WIDTHS.length; i++) {
            StringBuilder columns = new StringBuilder();
            for (int c = 0; c < WIDTHS[i]; c++) {
                columns.append(c == 0 ? "" : ", ")
                        .append("string_to_table($%d, chr(30))".formatted(parameter++));
            }
            tables[i] = columns;
        }
        return WRITE.formatted(tables);
    }
}
