package vn.bordergate.ingest.declaring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.AnnouncedVehicle;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.ingest.firm.FirmNumber;
import vn.bordergate.ingest.firm.FirmRights;
import vn.bordergate.ingest.tracking.Status;
import vn.bordergate.web.Fault;

/** What the gate knows of declarations that a vehicle is said to carry, and whether it may. */
final class Carried {

    private static final String FIND =
            """
            select d.declaration_id, d.scheme, d.number, d.content::jsonb ->> 'gate',
                d.content::jsonb ->> 'direction',
                case when t.status in ('WITHDRAWN', 'REFUSED', 'PASSED', 'EXPIRED') then t.status
                    when d.withdrawn_at is not null then 'WITHDRAWAL_REQUESTED'
                    else coalesce(t.status, 'REGISTERED') end
            from declaration d left join tracking t using (declaration_id)
            where d.declaration_id = any($1)
            """;

    /** Nothing of such a declaration can cross any more. */
    private static final Set<Status> CLOSED =
            EnumSet.of(
                    Status.PASSED,
                    Status.EXPIRED,
                    Status.REFUSED,
                    Status.WITHDRAWAL_REQUESTED,
                    Status.WITHDRAWN);

    private final DatabaseClient database;

    Carried(DatabaseClient database) {
        this.database = database;
    }

    private record Facts(FirmNumber firm, String gate, String direction, Status status) {}

    /** The facts of some declarations, to judge vehicles by. */
    record Known(Map<DeclarationId, Facts> byId) {

        /**
         * Everything that is wrong with what the vehicle carries.
         *
         * @param owner pointer to the vehicle
         * @param written the identities in the order in which they were written
         */
        List<Fault> judge(
                AnnouncedVehicle vehicle,
                FirmRights who,
                List<DeclarationId> written,
                String owner) {
            List<Fault> faults = new ArrayList<>(0);
            for (int i = 0; i < written.size(); i++) {
                Fault fault =
                        fault(vehicle, who, byId.get(written.get(i)), owner + "/declarations/" + i);
                if (fault != null) {
                    faults.add(fault);
                }
            }
            return faults;
        }

        /** Another firm's declaration is unknown: whether it exists is not theirs to know. */
        private static @Nullable Fault fault(
                AnnouncedVehicle vehicle, FirmRights who, @Nullable Facts facts, String pointer) {
            if (facts == null || !who.mayDeclareFor(facts.firm())) {
                return Fault.at(pointer, "DECLARATION_UNKNOWN");
            }
            if (!facts.gate().equals(vehicle.gate().value())) {
                return Fault.at(pointer, "DECLARATION_OTHER_GATE", Map.of("gate", facts.gate()));
            }
            if (!facts.direction().equals(vehicle.direction().name())) {
                return Fault.at(pointer, "DECLARATION_OTHER_DIRECTION");
            }
            return CLOSED.contains(facts.status())
                    ? Fault.at(
                            pointer, "DECLARATION_CLOSED", Map.of("status", facts.status().name()))
                    : null;
        }
    }

    Mono<Known> find(Collection<DeclarationId> ids) {
        if (ids.isEmpty()) {
            return Mono.just(new Known(Map.of()));
        }
        Map<DeclarationId, Facts> byId = new HashMap<>();
        return database.sql(FIND)
                .bind(0, ids.stream().map(DeclarationId::value).distinct().toArray(UUID[]::new))
                .map(
                        row ->
                                Map.entry(
                                        new DeclarationId(
                                                Objects.requireNonNull(row.get(0, UUID.class))),
                                        new Facts(
                                                FirmNumber.of(
                                                        text(row.get(1, String.class)),
                                                        text(row.get(2, String.class))),
                                                text(row.get(3, String.class)),
                                                text(row.get(4, String.class)),
                                                Status.valueOf(text(row.get(5, String.class))))))
                .all()
                .doOnNext(one -> byId.put(one.getKey(), one.getValue()))
                .then(Mono.fromSupplier(() -> new Known(byId)));
    }

    private static String text(@Nullable String column) {
        return Objects.requireNonNull(column);
    }
}
