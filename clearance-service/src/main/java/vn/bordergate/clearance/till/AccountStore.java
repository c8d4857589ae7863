package vn.bordergate.clearance.till;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.Account;
import vn.bordergate.clearance.fee.Refund;
import vn.bordergate.events.CrossingId;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GateCode;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.journal.EventJson;

/** Takes accounts out and puts them back, with one statement each however many there are. */
final class AccountStore {

    private static final String COLUMNS =
            "crossing_id, gate, reference, plate, announcer, announced_by, announced_at,"
                    + " generation, direction, laden, capacity_kg, container_feet, declarations,"
                    + " seen, state";

    /** In the order of ids, so that two who take the same accounts never wait for each other. */
    private static final String TAKE =
            "select %s from fee_account where crossing_id = any($1) order by crossing_id for update"
                    .formatted(COLUMNS);

    private static final String LOOK =
            "select %s from fee_account where crossing_id = $1".formatted(COLUMNS);

    private static final String PUT =
            """
            insert into fee_account
            select * from jsonb_to_recordset($1::jsonb) as row (crossing_id uuid, version int,
              gate text, reference text, plate text, announcer text, announced_by text,
              announced_at timestamptz, generation int, direction text, laden boolean,
              capacity_kg int, container_feet int, declarations uuid[], seen int[], passing text,
              quoted_vnd bigint, outstanding_vnd bigint, overpaid_vnd bigint, settled boolean,
              refund text, state text)
            on conflict (crossing_id) do update set
              version = excluded.version, gate = excluded.gate, reference = excluded.reference,
              plate = excluded.plate, announcer = excluded.announcer,
              announced_by = excluded.announced_by, announced_at = excluded.announced_at,
              generation = excluded.generation, direction = excluded.direction,
              laden = excluded.laden, capacity_kg = excluded.capacity_kg,
              container_feet = excluded.container_feet, declarations = excluded.declarations,
              seen = excluded.seen, passing = excluded.passing, quoted_vnd = excluded.quoted_vnd,
              outstanding_vnd = excluded.outstanding_vnd, overpaid_vnd = excluded.overpaid_vnd,
              settled = excluded.settled, refund = excluded.refund, state = excluded.state
            """;

    private final DatabaseClient database;
    private final EventJson json;

    AccountStore(DatabaseClient database, EventJson json) {
        this.database = database;
        this.json = json;
    }

    /** The accounts, locked until the caller's transaction ends; new ones where there are none. */
    Mono<Map<CrossingId, OpenAccount>> take(Collection<CrossingId> ids) {
        UUID[] wanted = ids.stream().map(CrossingId::value).distinct().toArray(UUID[]::new);
        return database.sql(TAKE)
                .bind(0, wanted)
                .map(this::account)
                .all()
                .collectList()
                .map(
                        found -> {
                            Map<CrossingId, OpenAccount> accounts = new LinkedHashMap<>();
                            ids.forEach(id -> accounts.put(id, OpenAccount.none(id)));
                            found.forEach(one -> accounts.put(one.id(), one));
                            return accounts;
                        });
    }

    /** One account as it is now, not locked; nothing where there is none. */
    Mono<OpenAccount> look(CrossingId id) {
        return database.sql(LOOK).bind(0, id.value()).map(this::account).one();
    }

    Mono<Void> put(Collection<OpenAccount> accounts) {
        if (accounts.isEmpty()) {
            return Mono.empty();
        }
        List<Map<String, @Nullable Object>> rows = accounts.stream().map(this::row).toList();
        return database.sql(PUT).bind(0, json.write(rows)).then();
    }

    private Map<String, @Nullable Object> row(OpenAccount open) {
        Account account = open.account();
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("crossing_id", open.id());
        row.put("version", account.version());
        if (open.announced() instanceof Announced a) {
            row.put("gate", a.gate().value());
            row.put("reference", a.reference());
            row.put("plate", a.plate().value());
            row.put("announcer", a.announcer());
            row.put("announced_by", a.announcedBy());
            row.put("announced_at", a.announcedAt().toString());
            row.put("generation", a.generation());
            row.put("direction", a.direction().name());
            row.put("laden", a.laden());
            row.put("capacity_kg", a.capacityKg());
            row.put("container_feet", a.containerFeet());
            row.put("declarations", a.declarations());
            row.put("seen", a.seen());
        }
        row.put("passing", account.passing().name());
        row.put("quoted_vnd", account.quote() == null ? null : account.quote().vnd());
        row.put("outstanding_vnd", account.outstandingVnd());
        row.put("overpaid_vnd", account.overpaidVnd());
        row.put("settled", account.isSettled());
        row.put("refund", refund(account.refund()));
        row.put("state", json.write(account));
        return row;
    }

    private static @Nullable String refund(@Nullable Refund refund) {
        return refund == null ? null : refund.agreed() ? "AGREED" : "ASKED";
    }

    private OpenAccount account(Readable row) {
        String gate = row.get(1, String.class);
        return new OpenAccount(
                new CrossingId(known(row.get(0, UUID.class))),
                gate == null ? null : announced(row, new GateCode(gate)),
                json.read(known(row.get(14, String.class)), Account.class));
    }

    private static Announced announced(Readable row, GateCode gate) {
        return new Announced(
                gate,
                known(row.get(2, String.class)),
                new PlateNumber(known(row.get(3, String.class))),
                known(row.get(4, String.class)),
                known(row.get(5, String.class)),
                known(row.get(6, Instant.class)),
                known(row.get(7, Integer.class)),
                Direction.valueOf(known(row.get(8, String.class))),
                known(row.get(9, Boolean.class)),
                known(row.get(10, Integer.class)),
                known(row.get(11, Integer.class)),
                List.of(known(row.get(12, UUID[].class))),
                List.of(known(row.get(13, Integer[].class))));
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
