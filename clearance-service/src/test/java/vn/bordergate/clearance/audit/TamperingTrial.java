package vn.bordergate.clearance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.clearance.audit.AuditFilter.Window;
import vn.bordergate.clearance.audit.Breach.Kind;
import vn.bordergate.clearance.audit.ChainCheck.Verdict;

/** What somebody with all rights in the database does to the trail is found, and where. */
class TamperingTrial {

    private static final String ENTRY_OF =
            "(declaration_id, version) = (select declaration_id, version from audit_chain where number = %d)";

    private final TrialTrail trail = new TrialTrail();

    @BeforeEach
    void tenEntries() {
        trail.decide(10);
        trail.sealAll();
    }

    @AfterEach
    void close() {
        trail.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actor = 'huong'",
                "actor_kind = 'RULE'",
                "events = replace(events, 'n', 'm')",
                "at = at + interval '1 microsecond'"
            })
    void anEntryThatWasEditedIsFoundAtItsNumber(String edit) {
        trail.tamper("update decision set " + edit + " where " + ENTRY_OF.formatted(4));
        assertThat(only(trail.verify()))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.HASH_DIFFERS))
                .satisfies(b -> assertThat(b.number()).isEqualTo(4));
    }

    @Test
    void anEntryThatWasDeletedIsFoundAtItsNumber() {
        trail.tamper("delete from decision where " + ENTRY_OF.formatted(7));
        assertThat(only(trail.verify()))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.ENTRY_MISSING))
                .satisfies(b -> assertThat(b.number()).isEqualTo(7));
    }

    @Test
    void anEntryThatWasDeletedWithItsSealLeavesAGap() {
        trail.tamper(
                "delete from decision where "
                        + ENTRY_OF.formatted(7)
                        + "; delete from audit_chain where number = 7");
        assertThat(only(trail.verify()))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.SEALS_MISSING))
                .satisfies(b -> assertThat(b.number()).isEqualTo(7));
        assertThat(trail.verify(new Window(5, 7), null).holds()).isFalse();
        assertThat(trail.verify(new Window(7, 9), null).holds()).isFalse();
    }

    @Test
    void aSealFarBehindTheOthersHoldsUpNeitherVerificationNorExport() throws Exception {
        trail.tamper("update audit_chain set number = 9000000000000000000 where number = 10");
        assertThat(only(trail.verify()))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.SEALS_MISSING))
                .satisfies(b -> assertThat(b.number()).isEqualTo(10));
        Verdict exported =
                AuditExport.verify(
                        new ByteArrayInputStream(export(0, 9_000_000_000_000_000_000L)), null);
        assertThat(only(exported).kind()).isEqualTo(Kind.SEALS_MISSING);
    }

    @Test
    void entriesThatChangedPlacesAreFoundAtTheFirst() {
        trail.tamper(
                """
                create temp table swap as select number, declaration_id from audit_chain
                  where number in (3, 4);
                update audit_chain set declaration_id = gen_random_uuid() where number = 4;
                update audit_chain set declaration_id =
                  (select declaration_id from swap where number = 4) where number = 3;
                update audit_chain set declaration_id =
                  (select declaration_id from swap where number = 3) where number = 4""");
        Verdict verdict = trail.verify();
        assertThat(verdict.breaches())
                .extracting(b -> b.kind() + " " + b.number())
                .contains("HASH_DIFFERS 3", "HASH_DIFFERS 4");
    }

    @Test
    void anEntryThatWasSlippedInIsFound() {
        trail.run(
                """
                insert into decision (declaration_id, version, at, actor_kind, actor, events, txid)
                select '00000000-0000-0000-0000-000000000001', 1, at, actor_kind, 'nobody', events, txid
                from decision order by txid, declaration_id limit 1
                """);
        assertThat(trail.sealing(10).sealNext()).as("the sealer is past its place").isZero();
        assertThat(only(trail.verify()).kind()).isEqualTo(Kind.ENTRY_WITHOUT_SEAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "now() - interval '2 minutes', pg_current_xact_id()",
                "now() + interval '1 year', '99999999999'"
            })
    void anEntryThatIsNeverSealedIsFoundAndOneThatIsNewIsNot(String recorded) {
        trail.decide(1);
        assertThat(trail.verify().holds()).isTrue();
        trail.run(
                """
                insert into decision (declaration_id, version, at, actor_kind, actor, events,
                  recorded_at, txid)
                values (gen_random_uuid(), 1, now(), 'OFFICER', 'lan', '[]', %s)
                """
                        .formatted(recorded));
        assertThat(only(trail.verify()).kind()).isEqualTo(Kind.SEALING_LATE);
    }

    @Test
    void aChainThatWasRewrittenHoldsButNotThroughAHeadThatSomebodyKept() {
        var end = Objects.requireNonNull(trail.trail().end().block(TrialTrail.PATIENCE));
        Head kept = Head.parse(end.head());
        trail.decide(5);
        trail.sealAll();
        assertThat(trail.verify(kept).holds()).isTrue();

        trail.tamper(
                "update decision set actor = 'huong' where "
                        + ENTRY_OF.formatted(2)
                        + "; truncate audit_chain");
        trail.sealAll();
        assertThat(trail.verify().holds()).isTrue();
        assertThat(only(trail.verify(kept)))
                .satisfies(b -> assertThat(b.kind()).isEqualTo(Kind.HEAD_DIFFERS))
                .satisfies(b -> assertThat(b.number()).isEqualTo(10));
    }

    @Test
    void aChainThatWasCutShortIsShortOfAHeadThatSomebodyKept() {
        var end = Objects.requireNonNull(trail.trail().end().block(TrialTrail.PATIENCE));
        trail.tamper(
                "delete from decision where "
                        + ENTRY_OF.formatted(10)
                        + "; delete from audit_chain where number = 10");
        assertThat(trail.verify().holds()).isTrue();
        assertThat(only(trail.verify(Head.parse(end.head()))).kind()).isEqualTo(Kind.HEAD_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop trigger only_added_to on decision",
                "alter table audit_chain disable trigger only_added_to",
                "alter table decision enable trigger only_added_to",
                "create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end'",
                "create or replace trigger only_added_to before update on decision for each statement execute function refuse_change()"
            })
    void aTriggerThatIsNotAsItShouldBeIsFound(String change) {
        trail.run(change);
        assertThat(trail.verify().breaches())
                .isNotEmpty()
                .allSatisfy(b -> assertThat(b.kind()).isEqualTo(Kind.TRIGGER_MISSING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update decision set actor = 'huong'",
                "delete from decision",
                "truncate decision",
                "update audit_chain set number = number + 1",
                "delete from audit_chain where false",
                "truncate audit_chain",
                "set session_replication_role = replica; delete from decision"
            })
    void neitherTheServiceNorAnAdministratorChangesWhatIsThere(String change) throws Exception {
        for (Connection connection : new Connection[] {trail.administrator(), trail.owner()}) {
            try (connection;
                    Statement statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(change))
                        .isInstanceOf(SQLException.class)
                        .extracting(e -> ((SQLException) e).getSQLState())
                        .isEqualTo("42501");
            }
        }
        assertThat(trail.verify().holds()).isTrue();
    }

    @Test
    void theServiceHasLaidDownTheRightsThatItNeverNeeds() {
        for (String table : new String[] {"decision", "audit_chain"}) {
            for (String right : new String[] {"update", "delete", "truncate"}) {
                assertThat(
                                trail.text(
                                        "select has_table_privilege(current_schema(), '%s', '%s')::text"
                                                .formatted(table, right)))
                        .as(right + " on " + table)
                        .isEqualTo("false");
            }
        }
    }

    @Test
    void anExportIsVerifiedWithoutTheDatabaseWhateverItsTextsHold() throws Exception {
        trail.run(
                """
                insert into decision (declaration_id, version, at, actor_kind, actor, events) values
                  (gen_random_uuid(), 1, '1969-12-31 23:59:59.999999+00', 'OFFICER', 'Đỗ Thị Lan 兰 😀',
                    '[{"note":"dòng một\\ndòng hai","x":"\\u0000"}]'),
                  (gen_random_uuid(), 2147483647, '2026-11-22 10:00:00.000001+07', '', '', ''),
                  (gen_random_uuid(), 3, now(), 'RULE', E'a\\nb\\t"c"', repeat('ă', 3000000))
                """);
        trail.sealAll();
        byte[] whole = export(0);
        Verdict verdict = AuditExport.verify(new ByteArrayInputStream(whole), null);
        assertThat(verdict.holds()).as(verdict.toString()).isTrue();
        assertThat(verdict.seals()).isEqualTo(13);
        assertThat(verdict.head()).isEqualTo(trail.verify().head());

        Verdict rest = AuditExport.verify(new ByteArrayInputStream(export(9)), null);
        assertThat(rest.holds()).isTrue();
        assertThat(rest.seals()).isEqualTo(4);
        assertThat(export(13)).isEmpty();
    }

    private byte[] export(long after) {
        return export(after, 13);
    }

    private byte[] export(long after, long upTo) {
        var all = new ByteArrayOutputStream();
        trail.trail()
                .export(new Window(after, upTo))
                .doOnNext(all::writeBytes)
                .blockLast(TrialTrail.PATIENCE);
        return all.toByteArray();
    }

    private static Breach only(Verdict verdict) {
        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.breaches()).hasSize(1);
        return verdict.breaches().getFirst();
    }
}
