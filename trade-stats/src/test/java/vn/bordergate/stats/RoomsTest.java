package vn.bordergate.stats;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private final JavaClasses stats =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("vn.bordergate.stats");

    @Test
    void theFoldKnowsNothingButTheLanguageOfTheGate() {
        assertThat(stats.stream().filter(c -> c.getPackageName().endsWith(".fold")))
                .hasSizeGreaterThanOrEqualTo(6);
        classes()
                .that()
                .resideInAPackage("vn.bordergate.stats.fold")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "vn.bordergate.stats.fold",
                        "vn.bordergate.events",
                        "java.lang..",
                        "java.math",
                        "java.time",
                        "java.util",
                        "java.util.function",
                        "java.util.stream",
                        "org.jspecify.annotations")
                .check(stats);
    }

    @Test
    void theRecountSharesNothingWithTheFold() {
        classes()
                .that()
                .resideInAPackage("vn.bordergate.stats.recount")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("vn.bordergate.stats.fold")
                .check(stats);
    }

    @Test
    void noRoomsLeadInACircle() {
        slices().matching("vn.bordergate.stats.(*)..").should().beFreeOfCycles().check(stats);
    }
}
