package vn.bordergate.clearance.till;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.fee.Account;
import vn.bordergate.clearance.fee.FeeCommand.Ask;
import vn.bordergate.clearance.fee.FeeEvent;
import vn.bordergate.clearance.fee.FeeEvent.Quoted;
import vn.bordergate.clearance.fee.Fees;
import vn.bordergate.clearance.fee.Passage;
import vn.bordergate.clearance.fee.Passage.Goods;
import vn.bordergate.clearance.fee.Passing;
import vn.bordergate.clearance.fee.Quote;
import vn.bordergate.clearance.rulebook.Rulebook;
import vn.bordergate.clearance.till.DeclaredGoods.Declared;
import vn.bordergate.events.FeeQuoted;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.Journal;
import vn.bordergate.journal.JournalEntry;

/** Asks the tariff what passages cost, and puts their accounts back. */
final class Quoting {

    private static final String KEEP =
            """
            with kept as (
              insert into fee_quote (crossing_id, version, at, generation, vnd, tariff, row_id,
                passage)
              select * from jsonb_to_recordset($1::jsonb) as row (crossing_id uuid, version int,
                at timestamptz, generation int, vnd bigint, tariff text, row_id text, passage text)
              returning row_id)
            insert into rule_hit (name, row_id, hits, confirmed)
            select 'fees', row_id, count(*), 0 from kept group by row_id
            """;

    private final DatabaseClient database;
    private final AccountStore accounts;
    private final DeclaredGoods goods;
    private final Rulebook book;
    private final Journal journal;
    private final EventJson json;

    Quoting(
            DatabaseClient database,
            AccountStore accounts,
            DeclaredGoods goods,
            Rulebook book,
            Journal journal,
            EventJson json) {
        this.database = database;
        this.accounts = accounts;
        this.goods = goods;
        this.book = book;
        this.journal = journal;
        this.json = json;
    }

    /** A quote and all that it rests on. */
    private record Kept(OpenAccount account, Passage passage, Quote quote, Instant at) {}

    /** Quotes what can be quoted, in the caller's transaction; the others wait for their goods. */
    Mono<Void> putBack(Collection<OpenAccount> open, Instant at) {
        Set<UUID> carried = new LinkedHashSet<>();
        for (OpenAccount one : open) {
            if (isAsked(one) && one.announced() instanceof Announced announced) {
                carried.addAll(announced.declarations());
            }
        }
        return goods.of(carried).flatMap(known -> putBack(open, known, at));
    }

    private Mono<Void> putBack(
            Collection<OpenAccount> open, Map<UUID, Declared> known, Instant at) {
        List<OpenAccount> changed = new ArrayList<>();
        List<Kept> quoted = new ArrayList<>();
        for (OpenAccount one : open) {
            OpenAccount now = one;
            if (isAsked(one) && one.announced() instanceof Announced announced) {
                now = one.with(announced.seeing(seen(announced, known)));
                Passage passage = passage(announced, known);
                if (passage != null) {
                    now = asked(now, passage, announced.announcedAt(), at, quoted);
                }
            }
            changed.add(now);
        }
        return accounts.put(changed).then(Mono.defer(() -> kept(quoted)));
    }

    private OpenAccount asked(
            OpenAccount open, Passage passage, Instant tariffOf, Instant at, List<Kept> quoted) {
        Quote quote = book.fee(passage, tariffOf);
        List<FeeEvent> events = Fees.decide(open.account(), new Ask(quote));
        Account after = Fees.evolve(open.account(), events);
        OpenAccount now = open.with(after);
        for (FeeEvent event : events) {
            if (event instanceof Quoted e) {
                quoted.add(new Kept(now, passage, e.quote(), at));
            }
        }
        return now;
    }

    /** What is over costs what it cost. */
    private static boolean isAsked(OpenAccount open) {
        return open.account().passing() == Passing.AWAITED;
    }

    private static List<Integer> seen(Announced announced, Map<UUID, Declared> known) {
        return announced.declarations().stream()
                .map(id -> known.get(id) instanceof Declared found ? found.generation() : 0)
                .toList();
    }

    /** Nothing while a declaration that the vehicle carries is not known. */
    private static @Nullable Passage passage(Announced announced, Map<UUID, Declared> known) {
        Set<Goods> carried = new LinkedHashSet<>();
        for (UUID id : announced.declarations()) {
            Declared found = known.get(id);
            if (found == null) {
                return null;
            }
            carried.addAll(found.goods());
        }
        return new Passage(
                announced.direction(),
                announced.laden(),
                announced.capacityKg(),
                announced.containerFeet(),
                List.copyOf(carried));
    }

    private Mono<Void> kept(List<Kept> quoted) {
        if (quoted.isEmpty()) {
            return Mono.empty();
        }
        List<Map<String, Object>> rows = quoted.stream().map(this::row).toList();
        List<JournalEntry> entries =
                quoted.stream()
                        .map(
                                one ->
                                        json.entry(
                                                new FeeQuoted(
                                                        one.account().id(),
                                                        one.quote().vnd(),
                                                        one.quote().tariff(),
                                                        one.quote().row(),
                                                        one.at())))
                        .toList();
        return database.sql(KEEP)
                .bind(0, json.write(rows))
                .then()
                .then(Mono.defer(() -> journal.append(entries)));
    }

    private Map<String, Object> row(Kept one) {
        Announced announced = one.account().announced();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("crossing_id", one.account().id());
        row.put("version", one.account().account().version());
        row.put("at", one.at().toString());
        row.put("generation", announced == null ? 0 : announced.generation());
        row.put("vnd", one.quote().vnd());
        row.put("tariff", one.quote().tariff());
        row.put("row_id", one.quote().row());
        row.put("passage", json.write(one.passage()));
        return row;
    }
}
