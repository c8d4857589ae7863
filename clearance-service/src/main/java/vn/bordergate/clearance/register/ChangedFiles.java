package vn.bordergate.clearance.register;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.events.DeclarationId;

/**
 * Files that were there before. The time at which a file is looked at unasked is left as it is when
 * what is due moves away from it, so that most decisions touch no index.
 */
final class ChangedFiles {

    private static final int CHANGED = 12;

    /** A single text of nothing comes out of string_to_table as no row at all, hence coalesce. */
    private static final String CHANGE =
            """
            update declaration d set version = v::int, generation = g::int, status = s,
              channel = c, gate = n.gate, open_checks = coalesce(o, ''), awaiting_rate = w::bool,
              awaiting_currencies = m::text[], next_due = nullif(t, '')::timestamptz,
              look_at = case when t <> '' then least(d.look_at, t::timestamptz) end,
              attention = nullif(a, ''), state = j
            from rows from (%s) as n (i, v, g, s, c, gate, o, w, m, t, a, j)
            where d.id = i::uuid
            """
                    .formatted(Sheet.parameters(1, CHANGED));

    private static final int MOVED = 6;

    /** Most decisions leave all else of a file as it was. */
    private static final String MOVE =
            """
            update declaration d set version = v::int, status = s, open_checks = coalesce(o, ''),
              next_due = nullif(t, '')::timestamptz,
              look_at = case when t <> '' then least(d.look_at, t::timestamptz) end, state = j
            from rows from (%s) as n (i, v, s, o, t, j)
            where d.id = i::uuid
            """
                    .formatted(Sheet.parameters(1, MOVED));

    private final FileJson json;
    private final KnownStates states;
    private final Sheet changed = new Sheet(CHANGED);
    private final Sheet moved = new Sheet(MOVED);

    /**
     * @param states are told what is written
     */
    ChangedFiles(FileJson json, KnownStates states) {
        this.json = json;
        this.states = states;
    }

    void add(DeclarationId id, Declaration.Lodged before, Declaration.Lodged now) {
        Columns columns = Columns.of(now);
        String state = json.state(now);
        states.keep(id.value(), now, state.getBytes(StandardCharsets.UTF_8));
        if (Columns.haveOnlyMoved(before, now)) {
            moved.row(
                    id,
                    now.version(),
                    columns.status(),
                    columns.openChecks(),
                    Objects.toString(columns.nextDue(), ""),
                    state);
        } else {
            changed.row(
                    id,
                    now.version(),
                    now.standing().generation(),
                    columns.status(),
                    now.standing().channel(),
                    columns.gate(),
                    columns.openChecks(),
                    columns.awaitingRate(),
                    "{" + String.join(",", columns.currencies()) + "}",
                    Objects.toString(columns.nextDue(), ""),
                    Objects.toString(columns.attention(), ""),
                    state);
        }
    }

    Mono<Void> write(DatabaseClient database) {
        return written(changed, CHANGE, database).then(written(moved, MOVE, database));
    }

    private static Mono<Void> written(Sheet sheet, String sql, DatabaseClient database) {
        return sheet.isEmpty() ? Mono.empty() : sheet.bind(database.sql(sql), 0).then();
    }
}
