package vn.bordergate.clearance.register;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.crossing.Crossing;
import vn.bordergate.clearance.crossing.Findings;
import vn.bordergate.events.DeclarationId;
import vn.bordergate.events.DeclaredContent;
import vn.bordergate.events.GoodsItem;

/** What a vehicle should weigh by what was declared of its goods. */
final class DeclaredMass {

    /** What a tractor with its trailer weighs empty, and one vehicle by itself. */
    private static final int TARE_WITH_TRAILER_KG = 15_500;

    private static final int TARE_ALONE_KG = 9_000;

    /** Tractors, trailers and full tanks differ by as much, whatever they carry. */
    private static final int TOLERANCE_KG = 3_000;

    /** Of the declared mass: packaging, water, what is left of a former load. */
    private static final int TOLERANCE_PERCENT = 5;

    /** Each with how many vehicles were announced for it, which share its goods. */
    private static final String CONTENT =
            """
            select g.content, (select count(*) from crossing_carries c
              join crossing x on x.id = c.crossing_id
              where c.declaration_id = d.id
                and x.status not in ('TURNED_BACK', 'NO_SHOW', 'WITHDRAWN'))
            from declaration d
              join generation g on g.declaration_id = d.id and g.generation = d.generation
            where d.id = any($1)
            """;

    private final DatabaseClient database;
    private final FileJson files;

    DeclaredMass(DatabaseClient database, FileJson files) {
        this.database = database;
        this.files = files;
    }

    Mono<Findings.Declared> of(Crossing.Known vehicle) {
        boolean trailer = vehicle.standing().vehicle().trailerPlate() != null;
        int tare = trailer ? TARE_WITH_TRAILER_KG : TARE_ALONE_KG;
        Collection<DeclarationId> declarations = vehicle.standing().load().declarations();
        if (declarations.isEmpty()) {
            return Mono.just(new Findings.Declared(0, tare, 0));
        }
        return database.sql(CONTENT)
                .bind(0, declarations.stream().map(DeclarationId::value).toArray(UUID[]::new))
                .map(
                        row ->
                                Map.entry(
                                        files.content(known(row.get(0, String.class))),
                                        known(row.get(1, Long.class))))
                .all()
                .map(one -> share(one.getKey(), one.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .map(
                        gross -> {
                            int kg = gross.setScale(0, RoundingMode.HALF_UP).intValue();
                            return new Findings.Declared(
                                    kg, tare, TOLERANCE_KG + kg / 100 * TOLERANCE_PERCENT);
                        });
    }

    private static BigDecimal share(DeclaredContent content, long vehicles) {
        BigDecimal gross = BigDecimal.ZERO;
        for (GoodsItem item : content.items()) {
            BigDecimal declared = item.grossMassKg();
            gross = gross.add(declared == null ? item.netMassKg() : declared);
        }
        return gross.divide(BigDecimal.valueOf(Math.max(1, vehicles)), 0, RoundingMode.HALF_UP);
    }

    private static <T> T known(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
