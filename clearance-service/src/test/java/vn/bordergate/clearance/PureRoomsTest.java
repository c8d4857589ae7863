package vn.bordergate.clearance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The walls between the rooms. */
class PureRoomsTest {

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("vn.bordergate.clearance");

    @ParameterizedTest
    @CsvSource({"declaration, 25", "crossing, 25", "dispatch, 15", "fee, 15"})
    void aPureRoomKnowsNothingOfMachinery(String name, int classesMin) {
        String room = "vn.bordergate.clearance." + name;
        assertThat(SERVICE.stream().filter(c -> c.getPackageName().equals(room)))
                .hasSizeGreaterThan(classesMin);
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        room,
                        "vn.bordergate.events",
                        "java.lang..",
                        "java.math",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.time.Clock.class)
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(SERVICE);
    }

    @Test
    void noRoomLeansOnOneThatLeansOnIt() {
        slices().matching("vn.bordergate.clearance.(*)..").should().beFreeOfCycles().check(SERVICE);
    }
}
