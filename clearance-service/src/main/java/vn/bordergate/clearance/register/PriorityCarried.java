package vn.bordergate.clearance.register;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.events.DeclarationId;

/** Which declarations are of an enterprise that had priority on the day they were lodged. */
final class PriorityCarried {

    private static final String AMONG =
            """
            select d.id from declaration d join generation g
              on g.declaration_id = d.id and g.generation = d.generation
            where d.id = any($1) and exists (
              select from priority_enterprise p
              where g.declarant_id = p.scheme || ':' || p.number
                and (g.lodged_at at time zone 'Asia/Ho_Chi_Minh')::date
                  between p.effective_from and coalesce(p.effective_to, 'infinity'))
            """;

    private final DatabaseClient database;

    PriorityCarried(DatabaseClient database) {
        this.database = database;
    }

    Mono<Set<DeclarationId>> among(Collection<DeclarationId> declarations) {
        return declarations.isEmpty()
                ? Mono.just(Set.of())
                : database.sql(AMONG)
                        .bind(
                                0,
                                declarations.stream()
                                        .map(DeclarationId::value)
                                        .toArray(UUID[]::new))
                        .map(
                                row ->
                                        new DeclarationId(
                                                Objects.requireNonNull(row.get(0, UUID.class))))
                        .all()
                        .collect(Collectors.toUnmodifiableSet());
    }
}
