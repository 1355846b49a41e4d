package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a resource dearer, or cheaper, than its type alone tells is priced or named. */
class DearerPropertyTest {
    private static final String DISK = "BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 8}}]";
    private static final String GROUP =
            """
              Group:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties: {MinSize: '2', MaxSize: '9', %s}
            """;

    @TempDir
    private Path folder;

    @Test
    void aSpotInstanceHasTheSpotPriceHoweverItIsAskedFor() {
        String onDemand = "instance m5.xlarge: 1460 (2 x 730 hours)";
        String spot =
                "instance m5.xlarge, spot: 1460 (2 x 730 hours; the region's figure, no zone was seen and the spread is that of other"
                        + " types)";

        assertThat(ofTemplate("")).contains(onDemand).doesNotContain(spot);
        assertThat(ofTemplate("InstanceMarketOptions: {MarketType: spot}, "))
                .contains(spot)
                .doesNotContain(onDemand);
        assertThat(ofConfiguration("")).contains(onDemand);
        assertThat(ofConfiguration("SpotPrice: '0.08', ")).contains(spot).doesNotContain(onDemand);
    }

    @Test
    void aMarketThatIsNotKnownNeedsUsage() {
        assertThat(Small.verdict(template("InstanceMarketOptions: {MarketType: !Ref Open}, "), "Group"))
                .isEqualTo("NEEDS_USAGE: instances: whether they are spot: their market is known only when they are"
                        + " deployed");
        assertThat(Small.verdict(template("InstanceMarketOptions: {MarketType: capacity-block}, "), "Group"))
                .isEqualTo("NEEDS_USAGE: instances: what their capacity block costs, which is bought by itself");
    }

    @Test
    void aSpotPriceThatTheBookHasNotIsMissing() {
        assertThat(Small.verdict(
                        template("Placement: {Tenancy: dedicated}, InstanceMarketOptions: {MarketType: spot}, "),
                        "Group"))
                .startsWith("UNSUPPORTED: ")
                .contains("SpotUsage:m5.xlarge", "on hardware of its own");
    }

    @Test
    void eachMinuteOfAnInstanceIsToldAsMetrics() {
        String alone = "Type: AWS::EC2::Instance, Properties: {InstanceType: m5.xlarge, %s" + DISK + "}";

        assertThat(lines("  It: {" + alone.formatted("") + "}\n", "It")).hasSize(2);
        assertThat(lines("  It: {" + alone.formatted("Monitoring: true, ") + "}\n", "It"))
                .hasSize(3)
                .contains("detailed monitoring: 7 (7 metrics)");
        assertThat(ofTemplate("")).noneMatch(line -> line.contains("monitoring"));
        assertThat(ofTemplate("Monitoring: {Enabled: true}, "))
                .contains("detailed monitoring: 14 (7 metrics x 2 instances)");
        assertThat(ofConfiguration("")).contains("detailed monitoring: 14 (7 metrics x 2 instances)");
        assertThat(ofConfiguration("InstanceMonitoring: false, ")).noneMatch(line -> line.contains("monitoring"));
    }

    @Test
    void aGroupThatIsScaledByTheClockNeedsUsage() {
        String nightly =
                """
                  Nightly:
                    Type: AWS::AutoScaling::ScheduledAction
                    Properties: {AutoScalingGroupName: !Ref %s, DesiredCapacity: 0, Recurrence: '0 20 * * *'}
                """;

        assertThat(Small.verdict(priced(template() + nightly.formatted("Another")), "Group"))
                .isEqualTo("PRICED");
        assertThat(Small.verdict(priced(template() + nightly.formatted("Group")), "Group"))
                .isEqualTo("NEEDS_USAGE: instances: how many there are at which hour: scheduled actions change it");
    }

    @Test
    void aSystemThatIsPaidForHasNoPriceAndOneThatIsNotToldIsSaidToBeLinux() {
        String windows =
                "ImageId: '{{resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base}}', ";
        String linux =
                "ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}', ";
        String note = "Linux is assumed on instances whose image does not tell its system: it/Launch";

        assertThat(Small.verdict(template(windows), "Group"))
                .startsWith("UNSUPPORTED: ")
                .contains("Windows on m5.xlarge");
        assertThat(Small.verdict(template("ImageId: !Ref Suse15, "), "Group"))
                .contains("SUSE Linux Enterprise Server on m5.xlarge");
        assertThat(Small.verdict(template(linux), "Group")).isEqualTo("PRICED");
        assertThat(priced(template().replace("InstanceType", linux + "InstanceType")
                                + "  It: {Type: AWS::EC2::Instance, Properties: {LaunchTemplate: {LaunchTemplateId: !Ref"
                                + " Launch, Version: '1'}}}\n")
                        .notes())
                .as("its template tells it")
                .isEmpty();
        assertThat(template(windows).notes()).doesNotContain(note);
        assertThat(template(linux).notes()).doesNotContain(note);
        assertThat(template("ImageId: ami-0abc, ").notes()).contains(note);
        assertThat(template("").notes()).contains(note);
    }

    @Test
    void eachOfTheFirstTwoRotationsOfAKeyIsAKeyMore() {
        String key = "  It: {Type: AWS::KMS::Key, Properties: {%s}}\n";
        String rotated = "key: %d (one a month, and one more for each of its first two rotations, every %d days: %d by"
                + " then if it is new)";

        assertThat(lines(key.formatted(""), "It")).containsExactly("key: 1 (one a month)");
        assertThat(lines(key.formatted("EnableKeyRotation: true"), "It")).containsExactly(rotated.formatted(1, 365, 0));
        assertThat(lines(key.formatted("EnableKeyRotation: true, RotationPeriodInDays: 180"), "It"))
                .containsExactly(rotated.formatted(2, 180, 1));
        assertThat(lines(key.formatted("EnableKeyRotation: true, RotationPeriodInDays: 90"), "It"))
                .containsExactly(rotated.formatted(3, 90, 2));
    }

    @Test
    void aHistoryOfADatabaseThatIsLongerThanAWeekNeedsUsage() {
        String database = "  It: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceClass: db.t3.large, Engine: mysql,"
                + " AllocatedStorage: '10', EnablePerformanceInsights: true%s}}\n";

        assertThat(Small.verdict(priced(database.formatted("")), "It")).isEqualTo("PRICED");
        assertThat(Small.verdict(priced(database.formatted(", PerformanceInsightsRetentionPeriod: 7")), "It"))
                .isEqualTo("PRICED");
        assertThat(Small.verdict(priced(database.formatted(", PerformanceInsightsRetentionPeriod: 731")), "It"))
                .isEqualTo("NEEDS_USAGE: Performance Insights: vCPUs whose history is kept for 731 days");
    }

    private List<String> ofTemplate(String data) {
        return Small.lines(template(data), "Group");
    }

    private EnvironmentEstimate template(String data) {
        return priced(template().replace("InstanceType", data + "InstanceType"));
    }

    private static String template() {
        return GROUP.formatted("LaunchTemplate: {LaunchTemplateId: !Ref Launch, Version: '1'}")
                + "  Launch: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {InstanceType: m5.xlarge, "
                + DISK + "}}}\n";
    }

    private List<String> ofConfiguration(String properties) {
        return lines(
                GROUP.formatted("LaunchConfigurationName: !Ref Launch")
                        + "  Launch: {Type: AWS::AutoScaling::LaunchConfiguration, Properties: {" + properties
                        + "InstanceType: m5.xlarge, " + DISK + "}}\n",
                "Group");
    }

    private List<String> lines(String resources, String logicalId) {
        return Small.lines(priced(resources), logicalId);
    }

    private EnvironmentEstimate priced(String resources) {
        return Small.priced(
                folder, "Parameters: {Open: {Type: String}, Suse15: {Type: String}}\nResources:\n" + resources);
    }
}
