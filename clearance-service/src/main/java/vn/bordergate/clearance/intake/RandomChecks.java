package vn.bordergate.clearance.intake;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.bordergate.clearance.declaration.RandomDraw;
import vn.bordergate.clearance.rate.Valuation;
import vn.bordergate.events.DeclarationId;

/**
 * Draws which green declarations are checked all the same. The lot is the HMAC of the declaration's
 * id with the day's seed: nobody can tell it before, and when the day is over and the seed is told,
 * everybody can draw it again.
 */
public final class RandomChecks {

    static final int MILLION = 1_000_000;
    private static final String MAC = "HmacSHA256";
    private static final int SEED_BYTES = 32;

    /** Whoever comes first makes the day's seed; everyone else finds it. */
    private static final String MAKE =
            "insert into random_seed (day, seed) values ($1::date, $2) on conflict do nothing";

    private static final String FIND = "select seed from random_seed where day = $1::date";

    private final DatabaseClient database;
    private final InstantSource clock;
    private final int perMillion;
    private final SecureRandom random = new SecureRandom();
    private final Map<LocalDate, byte[]> seeds = new ConcurrentHashMap<>();

    /**
     * @param share of the green declarations that are checked, 0 to 1
     */
    public RandomChecks(DatabaseClient database, InstantSource clock, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("gate.random-checks.share must be 0 to 1");
        }
        this.database = database;
        this.clock = clock;
        this.perMillion = (int) Math.round(share * MILLION);
    }

    /** Has the seeds of today and tomorrow ready, so that no decision waits for one. */
    @Scheduled(fixedDelayString = "10m", initialDelayString = "10m")
    public Mono<Void> prepare() {
        return Mono.defer(
                () -> {
                    LocalDate today = today();
                    return Flux.just(today, today.plusDays(1))
                            .filter(day -> !seeds.containsKey(day))
                            .concatMap(this::prepare)
                            .then(Mono.fromRunnable(() -> seeds.keySet().removeIf(today::isAfter)));
                });
    }

    /** The lot of a declaration today. */
    public RandomDraw draw(DeclarationId id) {
        LocalDate day = today();
        byte[] seed = seeds.get(day);
        if (seed == null) {
            throw new IllegalStateException("no seed for " + day);
        }
        return new RandomDraw(day, lot(seed, id), perMillion);
    }

    /** Whether the day is over at the gate, so that its seed gives nothing away. */
    public boolean isOver(LocalDate day) {
        return day.isBefore(today());
    }

    /** The seed of a day that is over, in Base64; nothing where no lot was drawn. */
    public Mono<String> seed(LocalDate day) {
        return isOver(day) ? find(day) : Mono.empty();
    }

    static int lot(byte[] seed, DeclarationId id) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(seed, MAC));
            byte[] sum =
                    mac.doFinal(
                            ByteBuffer.allocate(16)
                                    .putLong(id.value().getMostSignificantBits())
                                    .putLong(id.value().getLeastSignificantBits())
                                    .array());
            // 63 bits by a million: no lot is likelier than another by more than one in 10^12.
            return (int) ((ByteBuffer.wrap(sum).getLong() >>> 1) % MILLION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private Mono<Void> prepare(LocalDate day) {
        byte[] fresh = new byte[SEED_BYTES];
        random.nextBytes(fresh);
        return database.sql(MAKE)
                .bind(0, day.toString())
                .bind(1, Base64.getEncoder().encodeToString(fresh))
                .then()
                .then(Mono.defer(() -> find(day)))
                .doOnNext(seed -> seeds.put(day, Base64.getDecoder().decode(seed)))
                .then();
    }

    private Mono<String> find(LocalDate day) {
        return database.sql(FIND)
                .bind(0, day.toString())
                .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                .one();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Valuation.GATE_ZONE);
    }
}
