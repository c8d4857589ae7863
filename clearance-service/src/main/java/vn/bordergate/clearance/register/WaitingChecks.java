package vn.bordergate.clearance.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.Consignment;
import vn.bordergate.clearance.declaration.Declaration;
import vn.bordergate.clearance.declaration.Marks;
import vn.bordergate.clearance.declaration.OpenCheck;
import vn.bordergate.clearance.register.OpenFiles.Decided;
import vn.bordergate.events.Authority;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.journal.CopyRows;

/** Keeps what waits for whom beside the files, in the order of the work lists. */
final class WaitingChecks {

    private static final String ADD =
            "waiting_check (declaration_id, authority, kind, gate, channel, direction, heading,"
                    + " keeps, due_at)";

    /** One kind of one authority at a time: of those a batch has few, and of files many. */
    private static final String TAKE_AWAY =
            """
            delete from waiting_check
            where declaration_id = any($1) and authority = $2 and kind = $3
            """;

    private final DatabaseClient database;

    WaitingChecks(DatabaseClient database) {
        this.database = database;
    }

    /** Whose turn it is and what for. */
    private record Turn(Authority authority, String kind) {}

    /** What all entries of a file have from it. */
    private record Goods(
            String gate, CustomsChannel channel, Direction direction, String heading, Keeps keeps) {
        static Goods of(Declaration.Lodged file) {
            Consignment goods = file.standing().consignment();
            return new Goods(
                    goods.gate().value(),
                    file.standing().channel(),
                    goods.direction(),
                    goods.lines().getFirst().heading(),
                    Keeps.of(goods.lines()));
        }
    }

    /** An entry; one that stays as it is is not written again. */
    private record Entry(Turn turn, Goods goods, Instant dueAt) {}

    /**
     * Writes what has come and gone.
     *
     * @param firsts the first decision on each file, before which it stood as its entries say
     */
    Mono<Void> write(Collection<Decided> firsts, OpenFiles files) {
        var come = new CopyRows(ADD);
        Map<Turn, List<UUID>> gone = new LinkedHashMap<>();
        for (Decided first : firsts) {
            UUID id = first.id().value();
            Instant at = first.command().at();
            Set<Entry> before = entries(first.before(), at);
            Set<Entry> now = entries(files.state(first.id()), at);
            for (Entry entry : before) {
                if (!now.contains(entry)) {
                    gone.computeIfAbsent(entry.turn(), _ -> new ArrayList<>()).add(id);
                }
            }
            for (Entry entry : now) {
                if (!before.contains(entry)) {
                    add(id, entry, come);
                }
            }
        }
        return Flux.fromIterable(gone.entrySet())
                .concatMap(one -> takeAway(one.getKey(), one.getValue()))
                .then(come.write(database));
    }

    private Mono<Void> takeAway(Turn turn, List<UUID> ids) {
        return database.sql(TAKE_AWAY)
                .bind(0, ids.toArray(UUID[]::new))
                .bind(1, turn.authority().name())
                .bind(2, turn.kind())
                .then();
    }

    private static void add(UUID id, Entry entry, CopyRows come) {
        Goods goods = entry.goods();
        come.row()
                .uuid(id)
                .text(entry.turn().authority().name())
                .text(entry.turn().kind())
                .text(goods.gate())
                .text(goods.channel().name())
                .text(goods.direction().name())
                .text(goods.heading())
                .smallint(goods.keeps().ordinal())
                .time(entry.dueAt());
    }

    /**
     * What waits in a state. A proposal or a mark has no time of its own: it waits from when it was
     * first seen.
     */
    private static Set<Entry> entries(Declaration state, Instant at) {
        if (!(state instanceof Declaration.Lodged file)) {
            return Set.of();
        }
        Marks marks = file.standing().marks();
        boolean proposed = marks.proposal() != null && !(file instanceof Declaration.Closed);
        // What Customs said is looked at also when the file is closed.
        boolean marked = marks.attention() != null;
        // Whoever awaits the declarant's answer has nothing to do here; the others go on.
        List<OpenCheck> open =
                file instanceof Declaration.Checking checking
                        ? checking.open().stream().filter(c -> !checking.isStopped(c)).toList()
                        : List.of();
        if (open.isEmpty() && !proposed && !marked) {
            return Set.of();
        }
        Goods goods = Goods.of(file);
        Set<Entry> entries = new LinkedHashSet<>();
        for (OpenCheck check : open) {
            var turn = new Turn(check.authority(), check.kind().name());
            entries.add(new Entry(turn, goods, check.dueAt()));
        }
        if (proposed) {
            entries.add(new Entry(new Turn(Authority.CUSTOMS, WorkQueries.PROPOSAL), goods, at));
        }
        if (marked) {
            entries.add(new Entry(new Turn(Authority.CUSTOMS, WorkQueries.ATTENTION), goods, at));
        }
        return entries;
    }
}
