package vn.bordergate.stats.rebuild;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import vn.bordergate.events.Topic;
import vn.bordergate.stats.totals.FactSubscription;
import vn.bordergate.stats.totals.TotalTables;

/** The statements of a rebuild. */
@Component
class RebuildStore {

    private static final String FOLDED_TO =
            "select partition, next_offset from inbox"
                    + " where consumer = :consumer and topic = :topic order by topic, partition";

    private static final String KEEP =
            """
            insert into rebuild_partition as r (partition, next_offset, places)
            select * from unnest(:partitions::integer[], :offsets::bigint[], :places::text[])
            on conflict (partition) do update set
                next_offset = excluded.next_offset, places = excluded.places
            """;

    /** Readers that are at work are waited for, but not for longer than new ones would wait. */
    private static final String LOCK_PATIENCE = "set local lock_timeout = '3s'";

    private static final String NEW_VERSION =
            "update folded set switches = switches + 1"
                    + " where partition = (select min(partition) from folded)";

    /** With their primary keys, so that what is called total looks as the migrations made it. */
    private static final String SWITCH =
            """
            do $$
            declare t text;
            begin
                foreach t in array array[%s] loop
                    execute format('lock table %%I, %%I in access exclusive mode', t, t || '_next');
                end loop;
                foreach t in array array[%s] loop
                    execute format('alter table %%I rename to %%I', t, t || '_old');
                    execute format('alter table %%I rename to %%I', t || '_next', t);
                    execute format('alter table %%I rename to %%I', t || '_old', t || '_next');
                    execute format('alter index %%I rename to %%I', t || '_pkey', t || '_old_pkey');
                    execute format(
                        'alter index %%I rename to %%I', t || '_next_pkey', t || '_pkey');
                    execute format(
                        'alter index %%I rename to %%I', t || '_old_pkey', t || '_next_pkey');
                    execute format('truncate %%I', t || '_next');
                end loop;
                truncate rebuild_partition;
                -- What is shown of goods is compared anew with every month.
                delete from goods_month_seen;
            end $$
            """
                    .formatted(names(), names());

    private final DatabaseClient database;

    RebuildStore(DatabaseClient database) {
        this.database = database;
    }

    /** How far the live totals have come. */
    Mono<Map<Integer, Long>> foldedTo() {
        return offsets(FOLDED_TO);
    }

    /** The same, and nobody folds on before the transaction ends. */
    Mono<Map<Integer, Long>> foldedToAndHeld() {
        // A row that is locked says nothing of a partition that begins now; every fold begins here.
        return database.sql("lock table inbox in exclusive mode").then().then(offsets(FOLDED_TO));
    }

    Mono<Progress> progress() {
        return database.sql("select partition, next_offset, places from rebuild_partition")
                .map(
                        (row, meta) ->
                                new Progress.Kept(
                                        Objects.requireNonNull(row.get(0, Integer.class)),
                                        Objects.requireNonNull(row.get(1, Long.class)),
                                        Objects.requireNonNull(row.get(2, String.class))))
                .all()
                .collectList()
                .map(Progress::of);
    }

    Mono<Void> keep(Progress progress) {
        List<Progress.Kept> kept = progress.kept();
        return database.sql(KEEP)
                .bind(
                        "partitions",
                        kept.stream().map(Progress.Kept::partition).toArray(Integer[]::new))
                .bind("offsets", kept.stream().map(Progress.Kept::nextOffset).toArray(Long[]::new))
                .bind("places", kept.stream().map(Progress.Kept::places).toArray(String[]::new))
                .then();
    }

    /** So that the first question after the switch is not planned blindly. */
    Mono<Void> analyze() {
        return database.sql(
                        "analyze "
                                + String.join(
                                        ", ",
                                        TotalTables.NAMES.stream()
                                                .map(TotalTables.REBUILT::name)
                                                .toList()))
                .then();
    }

    /** The rebuilt totals are the ones that are served, from the end of the transaction on. */
    Mono<Void> changePlaces() {
        return database.sql(LOCK_PATIENCE)
                .then()
                .then(database.sql(NEW_VERSION).then())
                .then(database.sql(SWITCH).then());
    }

    private Mono<Map<Integer, Long>> offsets(String sql) {
        return database.sql(sql)
                .bind("consumer", FactSubscription.GROUP)
                .bind("topic", Topic.TRADE_FACTS.wireName())
                .map(
                        (row, meta) ->
                                Map.entry(
                                        Objects.requireNonNull(row.get(0, Integer.class)),
                                        Objects.requireNonNull(row.get(1, Long.class))))
                .all()
                .collect(HashMap::new, (all, e) -> all.put(e.getKey(), e.getValue()));
    }

    private static String names() {
        return "'" + String.join("', '", TotalTables.NAMES) + "'";
    }
}
