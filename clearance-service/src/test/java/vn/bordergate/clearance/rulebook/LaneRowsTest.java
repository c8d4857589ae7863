package vn.bordergate.clearance.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.bordergate.clearance.dispatch.LaneGroup;
import vn.bordergate.clearance.dispatch.PriorityClass;
import vn.bordergate.events.CustomsChannel;
import vn.bordergate.events.Direction;
import vn.bordergate.events.GoodsClass;

/** Every row of the table of lanes: one vehicle that it hits, and one that it nearly hits. */
class LaneRowsTest {

    private static final LaneTable TABLE = LaneTable.shipped();
    private static final Set<String> TRIED = new TreeSet<>();

    @ParameterizedTest(name = "{0} hits {1} and not {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    VL-001 | EXPORT laden FRESH GREEN - held        | EXPORT laden FRESH GREEN - -
                    VL-002 | EXPORT empty GENERAL GREEN - -         | EXPORT laden GENERAL GREEN - -
                    VL-011 | EXPORT laden FRESH RED - -             | EXPORT laden FRESH YELLOW - -
                    VL-012 | IMPORT laden GENERAL RED - -           | IMPORT laden CHEMICAL RED - -
                    VL-021 | IMPORT laden CHEMICAL GREEN priority - | IMPORT laden CHEMICAL GREEN - -
                    VL-022 | IMPORT laden CHEMICAL GREEN - -        | IMPORT laden MINERAL GREEN - -
                    VL-031 | EXPORT laden LIVE GREEN - -            | EXPORT laden FRESH GREEN - -
                    VL-032 | EXPORT laden FRESH GREEN - -           | EXPORT laden FROZEN GREEN - -
                    VL-041 | EXPORT laden FROZEN GREEN priority -   | EXPORT laden FROZEN GREEN - -
                    VL-042 | EXPORT laden FROZEN GREEN - -          | EXPORT laden FROZEN GREEN priority -
                    VL-051 | IMPORT laden MINERAL GREEN priority -  | IMPORT laden MINERAL GREEN - -
                    VL-052 | IMPORT laden MINERAL GREEN - -         | IMPORT laden GENERAL GREEN - -
                    VL-061 | IMPORT laden NEW_VEHICLE GREEN - -     | EXPORT laden NEW_VEHICLE GREEN - -
                    VL-071 | IMPORT laden GENERAL GREEN priority -  | IMPORT laden GENERAL GREEN - -
                    VL-099 | EXPORT laden GENERAL GREEN - -         |
                    """)
    void hitsAndNearMisses(String row, String hit, @Nullable String nearMiss) {
        TRIED.add(row);
        assertThat(TABLE.hits(vehicle(hit))).extracting(LaneRow::id).contains(row);
        if (nearMiss != null) {
            assertThat(TABLE.hits(vehicle(nearMiss))).extracting(LaneRow::id).doesNotContain(row);
        }
    }

    @AfterAll
    static void noRowWasForgotten() {
        assertThat(TRIED).isEqualTo(new TreeSet<>(TABLE.rows().keySet()));
    }

    @ParameterizedTest(name = "{0} goes by {1} as {2}")
    @CsvSource({
        "EXPORT laden FRESH GREEN - -, PERISHABLE, PERISHABLE",
        "EXPORT laden FRESH RED priority -, INSPECTION, PERISHABLE",
        "EXPORT laden FRESH GREEN - held, INSPECTION, ORDINARY",
        "EXPORT laden FROZEN RED priority -, INSPECTION, ORDINARY",
        "IMPORT laden CHEMICAL RED - -, DANGEROUS, ORDINARY",
        "IMPORT laden GENERAL YELLOW priority -, GENERAL, PREFERRED",
        "IMPORT empty FRESH GREEN priority -, EMPTY, ORDINARY"
    })
    void theFirstRowInForceDecides(String vehicle, LaneGroup group, PriorityClass priority) {
        LaneRuling ruling = Rulebook.shipped().lanes(vehicle(vehicle));

        assertThat(ruling.group()).isEqualTo(group);
        assertThat(ruling.priority()).isEqualTo(priority);
    }

    @Test
    void theRulingNamesTableVersionAndTheOneRowThatDecided() {
        LaneRuling ruling = Rulebook.shipped().lanes(vehicle("EXPORT laden FRESH RED - -"));

        assertThat(ruling.ruling().table()).isEqualTo("vehicle-lanes");
        assertThat(ruling.ruling().version()).isEqualTo(TABLE.version());
        assertThat(ruling.ruling().rows()).containsExactly("VL-011");
    }

    private static VehicleFacts vehicle(String words) {
        String[] word = words.strip().split(" +", -1);
        return new VehicleFacts(
                Direction.valueOf(word[0]),
                word[1].equals("laden"),
                GoodsClass.valueOf(word[2]),
                CustomsChannel.valueOf(word[3]),
                word[4].equals("priority"),
                word[5].equals("held"));
    }
}
