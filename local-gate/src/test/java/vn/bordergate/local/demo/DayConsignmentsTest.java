package vn.bordergate.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.bordergate.events.PlateForm;
import vn.bordergate.events.PlateNumber;
import vn.bordergate.events.reference.GateBook;
import vn.bordergate.ingest.declaring.form.DeclarationReader;
import vn.bordergate.ingest.declaring.form.KnownCodes;
import vn.bordergate.ingest.declaring.form.Reading;
import vn.bordergate.local.day.DrawnDay;
import vn.bordergate.local.day.DrawnVehicle;
import vn.bordergate.local.day.ModelDay;
import vn.bordergate.local.day.ModelDays;

class DayConsignmentsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Test
    void theDoorFindsNothingWrongWithAWholeDay() throws Exception {
        DeclarationReader reader = new DeclarationReader(KnownCodes.of(GateBook.shipped()));
        DayConsignments consignments = new DayConsignments(DAY);
        Set<String> plates = new HashSet<>();
        ModelDay model = ModelDays.shipped().getFirst();
        Instant now = DayDemo.begin(model, DAY);
        int number = 0;
        for (DrawnVehicle drawn : DrawnDay.of(model, 1).vehicles()) {
            number++;
            String plate = DayConsignments.plate(drawn.direction(), number);
            assertThat(PlateForm.of(PlateNumber.of(plate)).isKnown()).isTrue();
            plates.add(PlateNumber.of(plate).value());
            Duration shift = Duration.between(drawn.arrivedAt(), now.plusSeconds(3600));
            String line = consignments.line(new DayVehicle(drawn, plate, shift), number);
            Reading reading = reader.read(line.getBytes(StandardCharsets.UTF_8), now);
            assertThat(reading).isInstanceOf(Reading.Sound.class);
            assertThat(((Reading.Sound) reading).vehicles())
                    .singleElement()
                    .satisfies(vehicle -> assertThat(vehicle.remarks()).isEmpty());
        }
        assertThat(plates).hasSize(number);
    }
}
