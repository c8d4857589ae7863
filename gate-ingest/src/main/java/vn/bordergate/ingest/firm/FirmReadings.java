package vn.bordergate.ingest.firm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** What pages and programs are shown of firms; each list has an end. */
final class FirmReadings {

    static final int SHOWN_MAX = 200;

    private static final String NAMES =
            """
            select f.scheme, f.number, f.name from firm f
            join unnest($1::text[], $2::text[]) as k(scheme, number)
                on k.scheme = f.scheme and k.number = f.number
            """;

    /** Those that no manager will answer; the oldest first. */
    private static final String FOR_OFFICERS =
            FirmRegister.ASKED
                    + """
                     r where answered_at is null and not exists (
                        select from firm_member m where m.scheme = r.scheme
                            and m.number = r.number and m.ended_at is null
                            and 'MANAGE' = any(string_to_array(m.rights, ' ')))
                    order by request_id limit $1
                    """;

    private static final String OF_FIRM =
            FirmRegister.ASKED
                    + " where scheme = $1 and number = $2 and answered_at is null"
                    + " order by request_id limit $3";

    private static final String OF_ACCOUNT =
            FirmRegister.ASKED + " where account = $1 order by request_id desc limit $2";

    private static final String CHANGES =
            """
            select act, about, details, account, name, reason, at from firm_change
            where scheme = $1 and number = $2 order by change_id desc limit $3
            """;

    private final DatabaseClient database;
    private final FirmRegister register;
    private final FirmGrants grants;
    private final FirmTransactions guard;

    FirmReadings(
            DatabaseClient database,
            FirmRegister register,
            FirmGrants grants,
            FirmTransactions guard) {
        this.database = database;
        this.register = register;
        this.grants = grants;
        this.guard = guard;
    }

    /**
     * A request and what became of it.
     *
     * @param confirmed null while nobody has answered
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Requested(
            long id,
            String firm,
            String firmName,
            String account,
            String name,
            String reason,
            Instant askedAt,
            @Nullable Boolean confirmed,
            @Nullable String answerReason,
            @Nullable Instant answeredAt) {}

    /** One line of a firm's record. */
    record Changed(
            String act,
            String about,
            String details,
            String account,
            String name,
            String reason,
            Instant at) {}

    /** Everything that those who manage a firm see of it. */
    record Sheet(
            Staff staff,
            List<Requested> requests,
            List<FirmGrants.Granted> given,
            List<FirmGrants.Granted> received,
            List<Changed> changes) {}

    Mono<Sheet> sheet(FirmNumber firm) {
        return guard.guarded(read(firm));
    }

    private Mono<Sheet> read(FirmNumber firm) {
        return Mono.zip(
                        register.staff(firm),
                        limited(register.about(OF_FIRM, firm)),
                        grants.given(firm),
                        grants.received(firm),
                        changes(firm))
                .map(
                        all ->
                                new Sheet(
                                        all.getT1(),
                                        all.getT2(),
                                        all.getT3(),
                                        all.getT4(),
                                        all.getT5()));
    }

    /** Requests that wait for an officer. */
    Mono<List<Requested>> waiting() {
        return guard.guarded(
                database.sql(FOR_OFFICERS)
                        .bind(0, SHOWN_MAX)
                        .map(FirmReadings::requested)
                        .all()
                        .collectList());
    }

    Mono<List<Requested>> askedBy(String account) {
        return guard.guarded(
                database.sql(OF_ACCOUNT)
                        .bind(0, account)
                        .bind(1, SHOWN_MAX)
                        .map(FirmReadings::requested)
                        .all()
                        .collectList());
    }

    /** What those are called that somebody was confirmed for. */
    Mono<Map<FirmNumber, String>> names(Collection<FirmNumber> firms) {
        if (firms.isEmpty()) {
            return Mono.just(Map.of());
        }
        Mono<Map<FirmNumber, String>> named =
                database.sql(NAMES)
                        .bind(0, firms.stream().map(f -> f.scheme().name()).toArray(String[]::new))
                        .bind(1, firms.stream().map(FirmNumber::number).toArray(String[]::new))
                        .map(FirmReadings::name)
                        .all()
                        .collect(HashMap::new, (all, one) -> all.put(one.getKey(), one.getValue()));
        return guard.guarded(named);
    }

    private static Map.Entry<FirmNumber, String> name(Readable row) {
        FirmNumber firm = FirmNumber.of(text(row, "scheme"), text(row, "number"));
        return Map.entry(firm, text(row, "name"));
    }

    private Mono<List<Requested>> limited(DatabaseClient.GenericExecuteSpec query) {
        return query.bind(2, SHOWN_MAX).map(FirmReadings::requested).all().collectList();
    }

    private Mono<List<Changed>> changes(FirmNumber firm) {
        return register.about(CHANGES, firm)
                .bind(2, SHOWN_MAX)
                .map(
                        row ->
                                new Changed(
                                        text(row, "act"),
                                        text(row, "about"),
                                        text(row, "details"),
                                        text(row, "account"),
                                        text(row, "name"),
                                        text(row, "reason"),
                                        Objects.requireNonNull(row.get("at", Instant.class))))
                .all()
                .collectList();
    }

    private static Requested requested(Readable row) {
        FirmRules.Asked asked = FirmRegister.asked(row);
        return new Requested(
                asked.id(),
                asked.firm().toString(),
                asked.firmName(),
                asked.account(),
                asked.name(),
                asked.reason(),
                Objects.requireNonNull(row.get("asked_at", Instant.class)),
                row.get("confirmed", Boolean.class),
                row.get("answer_reason", String.class),
                row.get("answered_at", Instant.class));
    }

    private static String text(Readable row, String column) {
        return FirmRegister.text(row, column);
    }
}
