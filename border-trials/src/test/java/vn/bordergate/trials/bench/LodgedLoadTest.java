package vn.bordergate.trials.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.bordergate.events.DeclarationLodged;
import vn.bordergate.journal.EventJson;
import vn.bordergate.journal.JournalEntry;

/** What the benchmark of the clearance lodges is what its figures say, by the shipped tables. */
class LodgedLoadTest {

    @Test
    void cattleWithHayNeedsFiveChecksAndTheGoodsOfTheYearAreMostlyGreen() {
        // Each says no when the tables have come to rule otherwise.
        var load = new LodgedLoad();
        assertThat(load.fiveChecks().content().items()).hasSize(2);
        assertThat(load.kindsOfGreenGoods()).isGreaterThan(10_000);
    }

    @Test
    void eachDeclarationIsAnotherAndReadsBackAsItWasLodged() throws Exception {
        var load = new LodgedLoad();
        DeclarationLodged one = load.green();
        assertThat(load.green().declarationId()).isNotEqualTo(one.declarationId());
        var json = new EventJson();
        JournalEntry entry = json.entry(one);
        byte[] value = entry.value().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(json.read(entry.type(), value)).isEqualTo(one);
    }
}
