package io.gadfly;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.util.Arrays;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the house to its plan: who may import whom, and which library lives in which room.
class ArchitectureTest {
    private static final JavaClasses GADFLY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.gadfly");

    @ParameterizedTest(name = "{0} may import {1}")
    @CsvSource(delimiter = '|', textBlock = """
            schedule     |
            reminder     | schedule
            kernel       |
            notification | reminder schedule
            engine       | kernel notification reminder schedule
            store        | reminder schedule
            icalendar    | reminder schedule
            phrase       | reminder schedule
            settings     |
            ui           | engine icalendar phrase kernel notification reminder schedule settings
            """)
    void packagesImportOnlyWhatTheTableAllows(String room, @Nullable String allowed) {
        var others = allowed == null ? Stream.<String>empty() : Arrays.stream(allowed.split(" "));
        var known = Stream.concat(Stream.of(room), others)
                .map(name -> "io.gadfly." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage("io.gadfly." + room + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.gadfly..").and(resideOutsideOfPackages(known)))
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @Test
    void theEngineKnowsMediaOnlyByTheirPort() {
        noClasses()
                .that()
                .resideInAPackage("io.gadfly.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.gadfly.notification.*..")
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            net.fortuna.ical4j..                                | icalendar
            org.freedesktop.dbus..                              | notification.dbus
            javax.sound..                                       | notification.sound
            jakarta.mail.. org.eclipse.angus..                  | notification.mail
            java.sql.. javax.sql.. org.h2.. org.flywaydb..      | store
            javafx.. org.controlsfx.. atlantafx.. org.kordamp.. | ui app
            picocli..                                           | app
            """)
    void librariesHaveOneHome(String library, String homes) {
        var rooms = Arrays.stream(homes.split(" "))
                .map(name -> "io.gadfly." + name + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideOutsideOfPackages(rooms)
                .should()
                .dependOnClassesThat(resideInAnyPackage(library.split(" ")))
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    /// What opens a port in H2 is in these; the address of the database, which could ask for it, is a constant.
    @Test
    void theDatabaseIsNobodysServer() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.h2.server..", "org.h2.tools..", "org.h2.jdbcx.."))
                .check(GADFLY);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("io.gadfly.(*)..").should().beFreeOfCycles().check(GADFLY);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes().should(ArchCondition.from(inNullMarkedPackage())).check(GADFLY);
    }

    @Test
    void onlyTheKernelMakesThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gadfly.kernel..")
                .should()
                .callCodeUnitWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                        "makes a thread",
                        target -> target.getOwner().isAssignableTo(Thread.class)
                                && (target.getName().equals("<init>")
                                        || target.getName().startsWith("of")
                                        || target.getName().startsWith("start")))))
                .orShould()
                .dependOnClassesThat(assignableTo(Executors.class)
                        .or(assignableTo(ThreadPoolExecutor.class))
                        .or(assignableTo(Timer.class)))
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @Test
    void onlyTheAppReadsTheWallClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gadfly.app..")
                .should()
                .callCodeUnitWhere(JavaCall.Predicates.target(DescribedPredicate.describe("the wall clock", target -> {
                    var owner = target.getOwner();
                    var name = target.getName();
                    return owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis")
                            || owner.getPackageName().equals("java.time")
                                    && (name.equals("now")
                                                    && target.getRawParameterTypes()
                                                            .isEmpty()
                                            || name.equals("system")
                                            || name.equals("systemUTC")
                                            || name.equals("systemDefaultZone"));
                })))
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @Test
    void onlyTheAppReadsSystemProperties() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gadfly.app..")
                .should()
                .callCodeUnitWhere(JavaCall.Predicates.target(DescribedPredicate.describe(
                        "a system property", target -> switch (target.getName()) {
                            case "getProperty", "getProperties", "getenv" ->
                                target.getOwner().isEquivalentTo(System.class);
                            case "getBoolean" -> target.getOwner().isEquivalentTo(Boolean.class);
                            case "getInteger" -> target.getOwner().isEquivalentTo(Integer.class);
                            case "getLong" -> target.getOwner().isEquivalentTo(Long.class);
                            default -> false;
                        })))
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @Test
    void onlyTheAppTouchesStandardStreamsAndExit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gadfly.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @Test
    void programsAreStartedOnlyByTheCommandMedium() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.gadfly.notification.command..")
                .should()
                .dependOnClassesThat(assignableTo(ProcessBuilder.class))
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    @Test
    void controllersSpeakToViewModelsOnly() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .and()
                .resideInAPackage("io.gadfly.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.gadfly.engine..", "io.gadfly.reminder..")
                .allowEmptyShould(true)
                .check(GADFLY);
    }

    private static DescribedPredicate<JavaClass> inNullMarkedPackage() {
        return DescribedPredicate.describe(
                "be in a null-marked package", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }
}
