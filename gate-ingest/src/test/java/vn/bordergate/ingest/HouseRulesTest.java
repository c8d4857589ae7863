package vn.bordergate.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("vn.bordergate.ingest");

    @Test
    void theFormIsPure() {
        classes()
                .that()
                .resideInAnyPackage("..declaring.form", "..ingest.form")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.io",
                        "java.math",
                        "java.nio..",
                        "java.security",
                        "java.text",
                        "java.time..",
                        "java.util..",
                        "org.jspecify.annotations",
                        "tools.jackson.core..",
                        "vn.bordergate.events..",
                        "vn.bordergate.ingest.declaring.form",
                        "vn.bordergate.ingest.form",
                        "vn.bordergate.web")
                .check(HOUSE);
        assertThat(HOUSE.size()).isGreaterThan(60);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("vn.bordergate.ingest.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
