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

    /** More than any road carries; what is declared above it is compared as this. */
    private static final BigDecimal MASS_MAX_KG = BigDecimal.valueOf(1_000_000);

    /** Each with how many vehicles were announced for it, which share its goods. */
    private static final String CONTENT =
            """
            select g.content, (select count(*) from crossing_carries c
              join crossing x on x.id = c.crossing_id
              where c.declaration_id = d.id
                and x.status not in ('TURNED_BACK', 'NO_SHOW', 'WITHDRAWN')), d.id
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

    /** What each is to weigh on one vehicle of those that carry it; unknown ones are not named. */
    Mono<Map<DeclarationId, BigDecimal>> shares(Collection<DeclarationId> declarations) {
        return declarations.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(CONTENT)
                        .bind(
                                0,
                                declarations.stream()
                                        .map(DeclarationId::value)
                                        .toArray(UUID[]::new))
                        .map(
                                row ->
                                        Map.entry(
                                                new DeclarationId(known(row.get(2, UUID.class))),
                                                share(
                                                        files.content(
                                                                known(row.get(0, String.class))),
                                                        known(row.get(1, Long.class)))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    static Findings.Declared of(Crossing.Known vehicle, Map<DeclarationId, BigDecimal> shares) {
        boolean trailer = vehicle.standing().vehicle().trailerPlate() != null;
        int tare = trailer ? TARE_WITH_TRAILER_KG : TARE_ALONE_KG;
        BigDecimal gross = BigDecimal.ZERO;
        for (DeclarationId id : vehicle.standing().load().declarations()) {
            gross = gross.add(shares.getOrDefault(id, BigDecimal.ZERO));
        }
        int kg = gross.min(MASS_MAX_KG).setScale(0, RoundingMode.HALF_UP).intValue();
        int tolerance = kg == 0 ? 0 : TOLERANCE_KG + kg / 100 * TOLERANCE_PERCENT;
        return new Findings.Declared(kg, tare, tolerance);
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
