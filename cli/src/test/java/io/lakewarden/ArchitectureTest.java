package io.lakewarden;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.lakewarden.Rooms.Room;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The design's rules about who may know whom, and what may be used where. */
class ArchitectureTest {
    /** So many classes are there at least: an import that finds nothing would break no rule. To be raised, never lowered. */
    private static final int CLASSES_AT_LEAST = 80;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Rooms.all().stream()
                    .filter(Room::exists)
                    .map(room -> Path.of("..", room.name(), "target", "classes"))
                    .toList());

    @Test
    void seesTheClassesOfEveryRoomThatExists() {
        assertThat(CLASSES.size()).isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
        assertThat(Rooms.all()).filteredOn(Room::exists).allSatisfy(room -> assertThat(CLASSES)
                .as(room.name())
                .anyMatch(javaClass -> isIn(room, javaClass.getPackageName())));
        assertThat(Rooms.all())
                .filteredOn(room -> !room.exists())
                .allSatisfy(room -> assertThat(CLASSES).as(room.name()).noneMatch(c -> isIn(room, c.getPackageName())));
    }

    @Test
    void everyClassStandsInARoom() {
        assertThat(CLASSES).allSatisfy(javaClass -> assertThat(Rooms.all())
                .as(javaClass.getName())
                .anyMatch(room -> isIn(room, javaClass.getPackageName())));
    }

    @Test
    void roomsKnowOnlyWhomTheyMay() {
        for (Room room : Rooms.all()) {
            noClasses()
                    .that(are("in " + room.name(), javaClass -> isIn(room, javaClass.getPackageName())))
                    .should()
                    .dependOnClassesThat(are(
                            "in a room that " + room.name() + " may not know",
                            javaClass -> isInARoomUnknownTo(room, javaClass.getPackageName())))
                    .allowEmptyShould(!room.exists())
                    .check(CLASSES);
        }
    }

    @Test
    void sparkIsKnownToTheJobsAndTheWorkerOnly() {
        onlyIn(
                List.of(
                        "io.lakewarden.jobs",
                        "io.lakewarden.cli.worker",
                        "io.lakewarden.security.authorizer",
                        "io.lakewarden.security.endpoint"),
                "org.apache.spark..",
                "org.apache.iceberg..");
    }

    @Test
    void hadoopIsKnownToWhatRunsSparkAndToTheAdminsClientOnly() {
        onlyIn(
                List.of(
                        "io.lakewarden.jobs",
                        "io.lakewarden.cli.worker",
                        "io.lakewarden.security.authorizer",
                        "io.lakewarden.security.endpoint",
                        "io.lakewarden.security.rangeradmin"),
                "org.apache.hadoop..");
    }

    @Test
    void rangerIsKnownToTheAuthorizerAndItsAdminsClientOnly() {
        onlyIn(
                List.of("io.lakewarden.security.authorizer", "io.lakewarden.security.rangeradmin"),
                "org.apache.ranger..");
    }

    @Test
    void yamlIsReadWhereTheDefinitionIsAndWhereForeignTemplatesAre() {
        onlyIn(
                List.of("io.lakewarden.model.yaml", "io.lakewarden.cost.inventory.yaml"),
                "org.snakeyaml..",
                "org.yaml..");
    }

    @Test
    void theClientsOfAwsAreKnownToTheAccountTheRefreshOfPricesAndTheStorageOnly() {
        onlyIn(
                List.of("io.lakewarden.account", "io.lakewarden.cost.refresh", "io.lakewarden.storage"),
                "software.amazon.awssdk..");
    }

    @Test
    void argumentsAreParsedByTheCommandAndTheJobsOnly() {
        onlyIn(List.of("io.lakewarden.cli", "io.lakewarden.jobs"), "picocli..");
    }

    @Test
    void cdkIsKnownToTheAppOnly() {
        onlyIn(
                List.of("io.lakewarden.infra"),
                "software.amazon.awscdk..",
                "software.amazon.jsii..",
                "software.constructs..");
    }

    @Test
    void theLayoutKernelIsKnownToThePicturesOnly() {
        onlyIn(List.of("io.lakewarden.cli.diagram"), "org.eclipse..");
    }

    @Test
    void theModelDoesNoInputOrOutputButReadingYaml() {
        noClasses()
                .that()
                .resideInAPackage("io.lakewarden.model..")
                .and()
                .resideOutsideOfPackage("io.lakewarden.model.yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io", "java.nio.file..", "java.net..", "java.net.http..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandAndTheMainsOfProcessesPrint() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES.that(are(
                "silent",
                javaClass -> !isUnder("io.lakewarden.cli", javaClass.getPackageName())
                        && !javaClass.getSimpleName().endsWith("Main"))));
    }

    @Test
    void packagesDoNotKnowEachOtherInCircles() {
        slices().matching("io.lakewarden.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void everyPackageIsWithoutNulls() {
        List<JavaPackage> packages = CLASSES.getPackage("io.lakewarden").getSubpackagesInTree().stream()
                .filter(javaPackage -> !javaPackage.getClasses().isEmpty())
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(javaPackage -> assertThat(
                        javaPackage.isAnnotatedWith(NullMarked.class))
                .as(javaPackage.getName() + " is @NullMarked")
                .isTrue());
    }

    @Test
    void exceptionsSayWhatKindTheyAre() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    private static void onlyIn(List<String> packages, String... restricted) {
        noClasses()
                .that(are("outside of " + String.join(", ", packages), javaClass -> packages.stream()
                        .noneMatch(allowed -> isInRoomOrPackage(allowed, javaClass.getPackageName()))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(restricted)
                .check(CLASSES);
    }

    /** A room's name ends where another room begins: the jobs' catalogue is not of the jobs. */
    private static boolean isInRoomOrPackage(String allowed, String packageName) {
        return isUnder(allowed, packageName) && roomOf(packageName).equals(roomOf(allowed));
    }

    private static boolean isInARoomUnknownTo(Room room, String packageName) {
        return Rooms.all().stream()
                .filter(other -> !other.equals(room) && !room.knows().contains(other))
                .anyMatch(other -> isIn(other, packageName));
    }

    private static boolean isIn(Room room, String packageName) {
        return roomOf(packageName).equals(room.packageName());
    }

    /** The root package of the room that a package belongs to: the longest that fits. */
    private static String roomOf(String packageName) {
        return Rooms.all().stream()
                .map(Room::packageName)
                .filter(root -> isUnder(root, packageName))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .orElse("");
    }

    private static boolean isUnder(String root, String packageName) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    private static DescribedPredicate<JavaClass> are(String description, Predicate<JavaClass> test) {
        return DescribedPredicate.describe("are " + description, test);
    }
}
