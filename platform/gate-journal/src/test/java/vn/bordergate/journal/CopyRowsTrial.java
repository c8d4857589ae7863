package vn.bordergate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Mono;

/** Rows by COPY, in a real PostgreSQL. */
class CopyRowsTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String TABLE = "copied (id, words, n, small, big, yes, at, many, maybe)";

    private TrialDatabase database;

    @BeforeEach
    void make() {
        database = new TrialDatabase();
        database.run(
                """
                create table copied (id uuid primary key, words text, n int, small smallint,
                  big bigint, yes bool, at timestamptz, many text[], maybe text)
                """);
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void everyKindOfCellComesBackAsItWas() {
        var id = new UUID(7, -9);
        write(
                new CopyRows(TABLE)
                        .row()
                        .uuid(id)
                        .text("Sầu riêng \"tươi\"\t\\N\n榴莲")
                        .integer(-5)
                        .smallint(-2)
                        .bigint(Long.MIN_VALUE)
                        .bool(true)
                        .time(Instant.parse("1969-12-31T23:59:59.123456789Z"))
                        .texts(List.of("VND", "a,\"{}"))
                        .nothing());
        assertThat(
                        database.texts(
                                """
                                select concat_ws('|', id, words, n, small, big, yes,
                                  (extract(epoch from at) * 1000000)::bigint,
                                  array_length(many, 1), many[1], many[2], maybe is null)
                                from copied
                                """))
                .containsExactly(
                        id
                                + "|Sầu riêng \"tươi\"\t\\N\n榴莲|-5|-2|-9223372036854775808|t|-876544"
                                + "|2|VND|a,\"{}|t");
    }

    @Test
    void whatIsMissingIsNullAndNoTextsAreAnEmptyArray() {
        write(
                new CopyRows(TABLE)
                        .row()
                        .uuid(new UUID(1, 1))
                        .utf8("".getBytes(StandardCharsets.UTF_8))
                        .nothing()
                        .nothing()
                        .nothing()
                        .bool(false)
                        .timeOrNull(null)
                        .texts(List.of())
                        .textOrNull(null));
        assertThat(
                        database.number(
                                """
                                select count(*) from copied where words = '' and n is null
                                  and at is null and many = '{}' and maybe is null and not yes
                                """))
                .isEqualTo(1);
    }

    @Test
    void manyRowsGrowTheRoomAndAreWrittenInTheirOrder() {
        var rows = new CopyRows("applied (k, n)");
        for (int i = 0; i < 5_000; i++) {
            rows.row().text("x".repeat(i % 50)).integer(i);
        }
        write(rows);
        assertThat(database.number("select count(*) from applied where number = n + 1"))
                .isEqualTo(5_000);
    }

    @Test
    void rowsAreGoneWithTheTransactionThatWroteThem() {
        Mono<Void> failing =
                new CopyRows("applied (k, n)")
                        .row()
                        .text("a")
                        .integer(1)
                        .write(database.client())
                        .then(Mono.error(new IllegalStateException("after the rows")));
        assertThatThrownBy(() -> database.transactions().transactional(failing).block(PATIENCE))
                .hasMessage("after the rows");
        assertThat(database.number("select count(*) from applied")).isZero();
    }

    @Test
    void aRowThatIsThereAlreadyIsAViolationAndTheConnectionServesOn() {
        CopyRows rows = new CopyRows("copied (id)").row().uuid(new UUID(3, 3));
        write(rows);
        assertThatThrownBy(() -> write(rows)).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(database.number("select count(*) from copied")).isEqualTo(1);
        write(new CopyRows("copied (id)").row().uuid(new UUID(4, 4)));
        assertThat(database.number("select count(*) from copied")).isEqualTo(2);
    }

    @Test
    void noRowsAskNothingOfTheDatabase() {
        // The table is not there.
        write(new CopyRows("nowhere (id)"));
    }

    private void write(CopyRows rows) {
        database.transactions().transactional(rows.write(database.client())).block(PATIENCE);
    }
}
