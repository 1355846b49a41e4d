package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.money.Usd;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What else the month hangs on, taken from its lines. */
class LeversTest {
    @TempDir
    private Path folder;

    @Test
    void theDearestComesFirstAndEachSaysWhereItIsChanged() {
        EnvironmentEstimate prod = estimate(Ours.asItIs());

        assertThat(prod.levers())
                .isSortedAccordingTo((one, two) -> two.month().compareTo(one.month()))
                .extracting(lever -> lever.what() + " | " + lever.from())
                .contains(
                        "keeping bronze for 90 days | zones.bronze.retentionDays in platform/platform.yaml",
                        "keeping silver for 365 days | zones.silver.retentionDays in platform/platform.yaml",
                        "requests for files of 128 MiB, billing | pipelines.billing.workload.fileMebibytes in"
                                + " platform/environments/prod.yaml");
        assertThat(lever(prod, "keeping bronze for 90 days").month())
                .isEqualTo(sum(
                        prod,
                        line -> line.basis() == Basis.STORED
                                && line.zone().filter("bronze"::equals).isPresent()));
    }

    @Test
    void whatIsKeptHalfAsLongCostsAsTheEstimateOfThatRetentionDoes() {
        Lever bronze = lever(estimate(Ours.asItIs()), "keeping bronze for 90 days");

        assertThat(bronze.instead()).hasValueSatisfying(instead -> {
            assertThat(instead.what()).isEqualTo("gone after 45 days");
            assertThat(instead.less().value().doubleValue())
                    .isBetween(
                            0.45 * bronze.month().value().doubleValue(),
                            0.55 * bronze.month().value().doubleValue());
        });
    }

    @Test
    void whatIsNotThatOldYetSavesNothingAndSaysSo() {
        Lever gold = lever(estimate(Ours.asItIs()), "keeping gold for 2000 days");

        assertThat(gold.instead())
                .contains(new Lever.Instead("gone after 1000 days: nothing is that old yet", Usd.ZERO));
    }

    @Test
    void oldVersionsThatABucketKeepsAreSaidAndGoToo() {
        Lever landing = lever(
                estimate(resources -> {
                    ObjectNode bucket = (ObjectNode) resources.path("Landing").path("Properties");
                    bucket.putObject("VersioningConfiguration").put("Status", "Enabled");
                    ((ObjectNode) bucket.at("/LifecycleConfiguration/Rules/0"))
                            .putObject("NoncurrentVersionExpiration")
                            .put("NoncurrentDays", 400);
                }),
                "keeping landing for 30 days, its old versions for 400 more");

        assertThat(landing.instead()).hasValueSatisfying(instead -> {
            assertThat(instead.what()).isEqualTo("gone after 15 days, old versions too");
            assertThat(instead.less().value().doubleValue())
                    .isGreaterThan(0.9 * landing.month().value().doubleValue());
        });
    }

    @Test
    void filesTwiceAsLargeHalveTheRequests() {
        Lever files = lever(estimate(Ours.asItIs()), "requests for files of 128 MiB, billing");

        assertThat(files.instead()).hasValueSatisfying(instead -> {
            assertThat(instead.what()).isEqualTo("in files of 256 MiB");
            assertThat(instead.less().plus(instead.less()).rounded(4))
                    .isEqualTo(files.month().rounded(4));
        });
    }

    @Test
    void whatIsAlwaysOnSaysFromWhichHoursOnASavingsPlanPaysOff() {
        EnvironmentEstimate it = Small.priced(
                folder,
                """
                Resources:
                  Server:
                    Type: AWS::EC2::Instance
                    Properties: {InstanceType: m5.xlarge, ImageId: ami-1}
                """);

        // A Savings Plan of a year takes 27 % off: 730 hours at 0.73 of the price are 532.9 at all of it.
        assertThat(it.levers()).singleElement().satisfies(lever -> {
            assertThat(lever.what()).endsWith("Server, always on");
            assertThat(lever.from()).isEqualTo("the template");
            assertThat(lever.instead())
                    .hasValueSatisfying(
                            instead -> assertThat(instead.what())
                                    .isEqualTo(
                                            "a Savings Plan of a year, which pays off for machines that are on 533 of 730 hours or more (its rate is unverified)"));
        });
    }

    @Test
    void whatCostsNothingIsNoQuestion() {
        assertThat(Small.priced(folder, "Resources: {Role: {Type: AWS::IAM::Role}}")
                        .levers())
                .isEmpty();
    }

    private EnvironmentEstimate estimate(Consumer<ObjectNode> change) {
        return Ours.usual(folder, change, Ours.gibibytes(OursEstimate.GIBIBYTES));
    }

    private static Lever lever(EnvironmentEstimate estimate, String what) {
        List<Lever> found = estimate.levers().stream()
                .filter(lever -> lever.what().equals(what))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static Usd sum(EnvironmentEstimate estimate, Predicate<Line> which) {
        return estimate.lines().stream()
                .filter(which)
                .map(line -> line.cost().usual())
                .reduce(Usd.ZERO, Usd::plus);
    }
}
