package vn.bordergate.clearance.rulebook;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import vn.bordergate.clearance.audit.Acts;
import vn.bordergate.clearance.rulebook.Rulebook.TableVersion;
import vn.bordergate.events.Actor;
import vn.bordergate.events.ActorKind;

/** The versions of the rule tables as they are kept, read into the book that decides. */
public final class RuleTables {

    /** The tables that there are. */
    public static final List<String> NAMES = TableKinds.ALL.stream().map(TableKind::name).toList();

    /**
     * A newer shipped version takes the place of an older shipped one. Where officers have put a
     * version of their own in force, it is kept for them to look at, and waits.
     */
    private static final String SEED =
            """
            with kept as (
              insert into rule_table (name, version, sha256, xml, uploaded_at)
              values ($1, $2, $3, $4, now())
              on conflict do nothing
              returning name, version)
            insert into rule_activation (name, valid_from, version, activated_at)
            select name,
              case when $5::timestamptz is not null then $5
                when exists (select from rule_activation a where a.name = kept.name)
                then now() else 'epoch' end,
              version, now()
            from kept
            where not exists (
              select from rule_activation a
              where a.name = kept.name and a.activated_by is not null)
            on conflict do nothing
            returning valid_from
            """;

    private static final String ACTIVATIONS =
            "select name, valid_from, version from rule_activation order by activated_at";

    private static final String XML =
            "select sha256, xml from rule_table where name = $1 and version = $2";

    /** Nobody signed for it: whoever put the product in service took its tables with it. */
    private static final Actor PRODUCT = new Actor(ActorKind.RULE, "product");

    private final DatabaseClient database;
    private final TransactionalOperator transactions;
    private final Acts acts;
    private final Rulebook book;
    private final InstantSource clock;
    private final Map<TableVersion, Kept> known = new ConcurrentHashMap<>();
    private final Map<TableVersion, Supplier<Rules>> rules = new ConcurrentHashMap<>();

    public RuleTables(
            DatabaseClient database, TransactionalOperator transactions, InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.acts = new Acts(database);
        this.clock = clock;
        book = Rulebook.shipped(clock);
    }

    /** The book that decides by the tables as last read. */
    public Rulebook book() {
        return book;
    }

    /**
     * Whether a table rules on declarations, so that a version must be tried on real ones before it
     * is put in force.
     */
    public static boolean isTriedOnFiles(String table) {
        return TableKinds.named(table).triedOnFiles();
    }

    /** What the rows of a table come to, in the order in which it is shown. */
    public static List<String> outcomes(String table) {
        return List.copyOf(TableKinds.named(table).schema().outcomes().keySet());
    }

    /** Rows are read at once, for officers to be told why; compiled is only what decides. */
    private record Kept(Supplier<CompiledTable> compiled, Map<String, RuleLine> rows) {}

    private record Activation(TableVersion key, Instant validFrom) {}

    /** Keeps the shipped tables as first versions. */
    public Mono<Void> seed() {
        return Flux.fromIterable(TableKinds.ALL)
                .concatMap(
                        kind ->
                                Flux.fromIterable(kind.versions())
                                        .concatMap(shipped -> seed(kind.name(), shipped)))
                .then();
    }

    private Mono<Void> seed(String name, TableKind.Shipped shipped) {
        byte[] dmn = shipped.dmn();
        String version = new CompiledTable(name, dmn).version();
        String sha256 = CompiledTable.sha256(dmn);
        GenericExecuteSpec kept =
                database.sql(SEED)
                        .bind(0, name)
                        .bind(1, version)
                        .bind(2, sha256)
                        .bind(3, new String(dmn, StandardCharsets.UTF_8));
        Instant from = shipped.validFrom();
        return (from == null ? kept.bindNull(4, Instant.class) : kept.bind(4, from))
                .map(row -> known(row.get(0, Instant.class)))
                .one()
                .flatMap(validFrom -> noted(new ShippedInForce(name, version, sha256, validFrom)))
                .as(transactions::transactional);
    }

    /**
     * A shipped table took its place by itself, as the audit trail keeps it: only where no
     * officers' table is in force. The name of the kind is part of what is sealed.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonTypeName("rules-shipped-in-force")
    record ShippedInForce(String table, String version, String sha256, Instant validFrom) {}

    private Mono<Void> noted(ShippedInForce act) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return acts.add("rules/" + act.table(), PRODUCT, now, act);
    }

    /** Reads which versions hold from when on; what is new takes effect at its time. */
    @Scheduled(
            fixedDelayString = "${gate.rules.reread:10s}",
            initialDelayString = "${gate.rules.reread:10s}")
    public Mono<Void> reread() {
        return Mono.defer(
                () ->
                        database.sql(ACTIVATIONS)
                                .map(
                                        row ->
                                                new Activation(
                                                        new TableVersion(
                                                                known(row.get(0, String.class)),
                                                                known(row.get(2, String.class))),
                                                        known(row.get(1, Instant.class))))
                                .all()
                                .collectList()
                                .flatMap(
                                        activations ->
                                                Flux.fromIterable(activations)
                                                        .map(Activation::key)
                                                        .distinct()
                                                        .filter(key -> NAMES.contains(key.table()))
                                                        .filter(key -> !known.containsKey(key))
                                                        .concatMap(this::fetch)
                                                        .then(compiled(activations))));
    }

    private Mono<Void> fetch(TableVersion key) {
        return database.sql(XML)
                .bind(0, key.table())
                .bind(1, key.version())
                .map(row -> new String[] {row.get(0, String.class), row.get(1, String.class)})
                .one()
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(
                        found -> {
                            byte[] dmn = known(found[1]).getBytes(StandardCharsets.UTF_8);
                            if (!CompiledTable.sha256(dmn).equals(found[0])) {
                                throw new IllegalStateException(key + " was changed where it lies");
                            }
                            known.put(key, kept(key, dmn));
                        })
                .then();
    }

    private static Kept kept(TableVersion key, byte[] dmn) {
        return new Kept(
                new Once<>(() -> new CompiledTable(key.table(), dmn)),
                Rulebook.byId(WrittenTable.read(key.table(), dmn).lines()));
    }

    /** Compiling takes a moment, which no thread that serves others may spend. */
    private Mono<Void> compiled(List<Activation> activations) {
        return Mono.<Void>fromRunnable(() -> open(activations))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private void open(List<Activation> activations) {
        Map<String, Editions<? extends Rules>> editions = new HashMap<>();
        for (TableKind<?> kind : TableKinds.ALL) {
            Editions<Rules> ofKind = editions(kind, activations);
            ofKind.prepare(clock.instant());
            editions.put(kind.name(), ofKind);
        }
        Map<TableVersion, Map<String, RuleLine>> rows = new HashMap<>();
        known.forEach((key, kept) -> rows.put(key, kept.rows()));
        book.open(editions, rows);
    }

    private Editions<Rules> editions(TableKind<?> kind, List<Activation> activations) {
        Map<Instant, Supplier<Rules>> inForce = new HashMap<>();
        Map<String, Supplier<Rules>> byVersion = new HashMap<>();
        for (Activation activation : activations) {
            TableVersion key = activation.key();
            if (key.table().equals(kind.name())) {
                Supplier<Rules> one =
                        rules.computeIfAbsent(key, k -> new Once<>(() -> rules(kind, k)));
                inForce.put(activation.validFrom(), one);
                byVersion.put(key.version(), one);
            }
        }
        return new Editions<>(inForce, byVersion);
    }

    private Rules rules(TableKind<?> kind, TableVersion key) {
        return kind.rules().apply(known(known.get(key)).compiled().get());
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
