package vn.bordergate.trials;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.bordergate.trials.running.GateProcess;

/** The walls of the house: which room may know which. */
class HouseTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("vn.bordergate");

    /** What a pure room may use of the platform; nothing that reads a clock, a disk or a wire. */
    private static final List<String> PURE_PACKAGES =
            List.of(
                    "java.math",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream");

    private static final Set<String> IMPURE_CLASSES =
            Set.of(
                    "java.util.Random",
                    "java.util.Timer",
                    "java.util.Scanner",
                    "java.lang.Thread",
                    "java.lang.Runtime",
                    "java.lang.ProcessBuilder",
                    "java.time.Clock",
                    "java.time.InstantSource");

    private static final Map<String, Set<String>> IMPURE_METHODS =
            Map.of(
                    "java.util.UUID", Set.of("randomUUID"),
                    "java.lang.System", Set.of("currentTimeMillis", "nanoTime", "getenv"),
                    "java.lang.Math", Set.of("random"),
                    "java.time.Instant", Set.of("now"),
                    "java.time.LocalDate", Set.of("now"),
                    "java.time.LocalDateTime", Set.of("now"),
                    "java.time.ZonedDateTime", Set.of("now"));

    @Test
    void theTestReadsTheWholeHouse() {
        for (String room :
                List.of(
                        "vn.bordergate.events",
                        "vn.bordergate.journal",
                        "vn.bordergate.web",
                        "vn.bordergate.ingest.declaring",
                        "vn.bordergate.clearance.declaration",
                        "vn.bordergate.clearance.crossing",
                        "vn.bordergate.clearance.dispatch",
                        "vn.bordergate.clearance.fee",
                        "vn.bordergate.stats.fold",
                        "vn.bordergate.local")) {
            assertThat(HOUSE.stream().filter(c -> c.getPackageName().startsWith(room)))
                    .as(room)
                    .hasSizeGreaterThan(5);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vn.bordergate.clearance.declaration",
                "vn.bordergate.clearance.crossing",
                "vn.bordergate.clearance.dispatch",
                "vn.bordergate.clearance.fee",
                "vn.bordergate.stats.fold",
                "vn.bordergate.stats.period"
            })
    void aPureRoomHoldsToItsAllowList(String room) {
        classes()
                .that()
                .resideInAPackage(room)
                .should()
                .onlyDependOnClassesThat(allowedIn(room, false))
                .andShould(callNothingThatKnowsTheTime())
                .check(HOUSE);
    }

    @Test
    void thePublishedLanguageHoldsToItsAllowList() {
        classes()
                .that()
                .resideInAPackage("vn.bordergate.events")
                .should()
                .onlyDependOnClassesThat(allowedIn("vn.bordergate.events", true))
                .andShould(callNothingThatKnowsTheTime())
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "clearance", "stats"})
    void aServiceKnowsNoOtherService(String service) {
        List<String> others =
                List.of("ingest", "clearance", "stats").stream()
                        .filter(other -> !other.equals(service))
                        .map(other -> "vn.bordergate." + other + "..")
                        .toList();
        noClasses()
                .that()
                .resideInAPackage("vn.bordergate." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others.toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void thePlatformKnowsNoService() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "vn.bordergate.events..", "vn.bordergate.journal..", "vn.bordergate.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.bordergate.ingest..",
                        "vn.bordergate.clearance..",
                        "vn.bordergate.stats..",
                        "vn.bordergate.local..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vn.bordergate.events",
                "vn.bordergate.journal",
                "vn.bordergate.web",
                "vn.bordergate.ingest",
                "vn.bordergate.clearance",
                "vn.bordergate.stats",
                "vn.bordergate.local"
            })
    void packagesFormNoCycle(String module) {
        slices().matching(module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> marked =
                HOUSE.stream()
                        .filter(c -> c.getSimpleName().equals("package-info"))
                        .filter(c -> c.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                        .map(JavaClass::getPackageName)
                        .collect(java.util.stream.Collectors.toSet());
        classes()
                .should(
                        new ArchCondition<>("live in a @NullMarked package") {
                            @Override
                            public void check(JavaClass item, ConditionEvents events) {
                                events.add(
                                        new SimpleConditionEvent(
                                                item,
                                                marked.contains(item.getPackageName()),
                                                item.getName()));
                            }
                        })
                .check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> allowedIn(String room, boolean jsonAnnotations) {
        return DescribedPredicate.describe(
                "are allowed in a pure room",
                used -> {
                    JavaClass type = used.getBaseComponentType();
                    String pack = type.getPackageName();
                    if (IMPURE_CLASSES.contains(type.getName())) {
                        return false;
                    }
                    return type.isPrimitive()
                            || pack.equals(room)
                            || pack.equals("vn.bordergate.events")
                            || pack.equals("org.jspecify.annotations")
                            || pack.equals("java.lang")
                            || pack.equals("java.lang.annotation")
                            || pack.equals("java.lang.runtime")
                            || pack.equals("java.lang.invoke")
                            || pack.startsWith("java.time")
                            || PURE_PACKAGES.contains(pack)
                            || (jsonAnnotations && pack.equals("com.fasterxml.jackson.annotation"));
                });
    }

    /** In a page, {@code map[name]} asks for the key "name" whatever the variable holds. */
    @Test
    void noPageAsksAMapByTheNameOfAVariable() throws IOException {
        Pattern bare = Pattern.compile("[\\w)]\\[[a-z]\\w*]");
        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(30);
        for (Path page : pages) {
            assertThat(bare.matcher(Files.readString(page)).results().map(MatchResult::group))
                    .as(page.getFileName().toString())
                    .isEmpty();
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(GateProcess.root(), 12)) {
            return all.filter(path -> path.toString().endsWith(".html"))
                    .filter(path -> path.toString().contains("src/main/resources"))
                    .toList();
        }
    }

    private static ArchCondition<JavaClass> callNothingThatKnowsTheTime() {
        return new ArchCondition<>("call nothing that reads a clock, chance or the environment") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getMethodCallsFromSelf().stream()
                        .filter(
                                call ->
                                        IMPURE_METHODS
                                                .getOrDefault(
                                                        call.getTargetOwner().getName(), Set.of())
                                                .contains(call.getName()))
                        .forEach(
                                call ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        item, call.getDescription())));
            }
        };
    }
}
