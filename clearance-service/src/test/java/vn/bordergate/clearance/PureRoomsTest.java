package vn.bordergate.clearance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls between the rooms. */
class PureRoomsTest {

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("vn.bordergate.clearance");

    @Test
    void theWorkflowKnowsNothingOfMachinery() {
        assertThat(SERVICE.stream().filter(c -> c.getPackageName().endsWith(".declaration")))
                .hasSizeGreaterThan(25);
        classes()
                .that()
                .resideInAPackage("vn.bordergate.clearance.declaration")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "vn.bordergate.clearance.declaration",
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
                .resideInAPackage("vn.bordergate.clearance.declaration")
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
