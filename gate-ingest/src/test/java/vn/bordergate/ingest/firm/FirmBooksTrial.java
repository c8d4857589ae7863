package vn.bordergate.ingest.firm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import vn.bordergate.ingest.TrialGate;
import vn.bordergate.ingest.TrialToken;

/**
 * A large register is read in pages, then only where it moved, and grows no further than it may.
 */
class FirmBooksTrial {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FIRM = TrialToken.HOME;
    private static final String BROKER = TrialToken.ELSEWHERE;

    /** Two pages and one row. */
    private static final int MANY = 2 * FirmBooks.PAGE_ROWS + 1;

    private static final int ENTRIES_MAX = MANY + 2;

    private static TrialGate gate;
    private static FirmPeople people;
    private static FirmBooks books;

    @BeforeAll
    static void open() {
        gate = new TrialGate("gate.ingest.firms.entries-max=" + ENTRIES_MAX);
        people = new FirmPeople(gate);
        people.manages("boss", FIRM, "Farm");
        gate.run(
                """
                insert into ingest.firm (scheme, number, name, known_since)
                select 'FOREIGN_ID', 'F-' || n, 'Firm', now() from generate_series(2, %1$d) n"""
                        .formatted(MANY));
        gate.run(
                """
                insert into ingest.firm_member (scheme, number, account, name, rights, since)
                select 'FOREIGN_ID', 'F-' || n, 'clerk-' || n, 'Clerk', 'LOOK', now()
                from generate_series(2, %1$d) n"""
                        .formatted(MANY));
        books = new FirmBooks(gate.bean(DatabaseClient.class), ENTRIES_MAX);
    }

    @AfterAll
    static void close() {
        gate.close();
    }

    @Test
    void everyPageIsReadAndThenOnlyWhatMoved() {
        FirmBook all = Objects.requireNonNull(books.book().block(PATIENCE));
        assertThat(all.members()).hasSize(MANY);
        long version = Objects.requireNonNull(books.version().block(PATIENCE));

        people.put("boss", FIRM, "new-clerk", "LOOK").expectStatus().isNoContent();
        FirmBook more = Objects.requireNonNull(books.since(all, version).block(PATIENCE));
        assertThat(may(more, "new-clerk")).isTrue();
        assertThat(may(all, "new-clerk")).as("a book that somebody reads stays").isFalse();
        assertThat(more.members()).containsEntry("clerk-7", all.members().get("clerk-7"));
        assertThat(more.members().get("clerk-7")).isSameAs(all.members().get("clerk-7"));

        version = Objects.requireNonNull(books.version().block(PATIENCE));
        people.end(people.trader("boss"), FIRM, "new-clerk").expectStatus().isNoContent();
        FirmBook less = Objects.requireNonNull(books.since(more, version).block(PATIENCE));
        assertThat(may(less, "new-clerk")).isFalse();

        fullIsFull();
    }

    @Test
    void aGrantThatEndedIsGoneAlsoWhereItWasTheBrokersOnlyOne() {
        FirmBook before = Objects.requireNonNull(books.book().block(PATIENCE));
        long version = Objects.requireNonNull(books.version().block(PATIENCE));
        people.grants("boss", FIRM, BROKER);
        FirmBook granted = Objects.requireNonNull(books.since(before, version).block(PATIENCE));
        assertThat(granted.grants().get(broker())).hasSize(1);

        version = Objects.requireNonNull(books.version().block(PATIENCE));
        long grant = gate.number("select max(grant_id) from ingest.firm_grant");
        people.post(
                        people.trader("boss"),
                        "/api/firms/grants/" + grant + "/end",
                        "{\"reason\":\"contract over\"}")
                .expectStatus()
                .isNoContent();
        FirmBook ended = Objects.requireNonNull(books.since(granted, version).block(PATIENCE));
        assertThat(ended.grants()).doesNotContainKey(broker());
    }

    /** There is room for one more, and then for nobody but those who are there. */
    private static void fullIsFull() {
        people.put("boss", FIRM, "last-clerk", "LOOK").expectStatus().isNoContent();
        people.put("boss", FIRM, "one-too-many", "LOOK")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[0].code")
                .isEqualTo("FIRM_REGISTER_FULL");
        people.put("boss", FIRM, "last-clerk", "LOOK", "DECLARE").expectStatus().isNoContent();
        assertThat(gate.number("select count(*) from ingest.firm_member")).isEqualTo(ENTRIES_MAX);
        gate.trader("anybody").get().uri("/api/firms").exchange().expectStatus().isOk();
    }

    private static boolean may(FirmBook book, String account) {
        return book.rights(account, Set.of(), LocalDate.of(2026, 11, 22))
                .mayLookAt(Objects.requireNonNull(FirmNumber.parse(FIRM)));
    }

    private static FirmNumber broker() {
        return Objects.requireNonNull(FirmNumber.parse(BROKER));
    }
}
