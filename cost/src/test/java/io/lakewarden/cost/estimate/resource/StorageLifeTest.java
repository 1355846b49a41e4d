package io.lakewarden.cost.estimate.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cost.inventory.Resource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageLifeTest {
    @Test
    void withoutRulesEverythingStaysStandard() throws JsonProcessingException {
        assertThat(life("").endingAfter(90)).isEqualTo("STANDARD 0 to 90");
    }

    @Test
    void transitionsFollowEachOtherUntilTheEnd() throws JsonProcessingException {
        Life life = life(
                """
                {"Status": "Enabled", "ExpirationInDays": 400, "Transitions": [
                  {"StorageClass": "GLACIER", "TransitionInDays": 90}, {"StorageClass": "STANDARD_IA", "TransitionInDays": 30}]}
                """);

        assertThat(life.asItIs()).isEqualTo("STANDARD 0 to 30, STANDARD_IA 30 to 90, GLACIER 90 to 400");
        assertThat(life.endingAfter(60)).isEqualTo("STANDARD 0 to 30, STANDARD_IA 30 to 60");
    }

    @Test
    void aClassWithAShortestTimeIsPaidUntilThen() throws JsonProcessingException {
        Life life = life(
                """
                {"Status": "Enabled", "ExpirationInDays": 100, "Transitions": [{"StorageClass": "DEEP_ARCHIVE", "TransitionInDays": 60}]}
                """);

        assertThat(life.asItIs()).isEqualTo("STANDARD 0 to 60, DEEP_ARCHIVE 60 to 240");
        assertThat(life.endingAfter(70)).isEqualTo("STANDARD 0 to 60, DEEP_ARCHIVE 60 to 240");
    }

    @Test
    void intelligentTieringIsFrequentForThirtyDays() throws JsonProcessingException {
        assertThat(
                        life("""
                                {"Status": "Enabled", "Transitions": [{"StorageClass": "INTELLIGENT_TIERING", "TransitionInDays": 0}]}
                                """)
                                .endingAfter(100))
                .isEqualTo("intelligent tiering, frequent 0 to 30, intelligent tiering, infrequent 30 to 100");
    }

    @Test
    void anEmptyPrefixIsForEveryObject() throws JsonProcessingException {
        Life life = life(
                """
                {"Status": "Enabled", "Prefix": "", "ExpirationInDays": 10}
                """);

        assertThat(life.asItIs()).isEqualTo("STANDARD 0 to 10");
    }

    @Test
    void theOldFormOfOneTransitionCountsToo() throws JsonProcessingException {
        Life life = life(
                """
                {"Status": "Enabled", "Transition": {"StorageClass": "GLACIER", "TransitionInDays": 90}}
                """);

        assertThat(life.endingAfter(400)).isEqualTo("STANDARD 0 to 90, GLACIER 90 to 400");
    }

    @Test
    void aRuleForSmallObjectsOnlyDoesNotCount() throws JsonProcessingException {
        assertThat(
                        life("""
                                {"Status": "Enabled", "ObjectSizeLessThan": "1024", "ExpirationInDays": 1}
                                """)
                                .endingAfter(90))
                .isEqualTo("STANDARD 0 to 90");
    }

    @Test
    void rulesThatAreOffOrForSomeObjectsOnlyDoNotCount() throws JsonProcessingException {
        assertThat(
                        life("""
                                {"Status": "Disabled", "ExpirationInDays": 10}, {"Status": "Enabled", "Prefix": "tmp/", "ExpirationInDays": 1}
                                """)
                                .endingAfter(90))
                .isEqualTo("STANDARD 0 to 90");
    }

    @Test
    void whatEndsStaysAsAnOldVersionWhereTheBucketKeepsThem() throws JsonProcessingException {
        String ends =
                "{'Status': 'Enabled', 'ExpirationInDays': 90, 'NoncurrentVersionExpiration': {'NoncurrentDays': 30}}";

        assertThat(oldVersions("Enabled", ends, 1000)).isEqualTo("STANDARD, old versions 90 to 120");
        assertThat(oldVersions("Enabled", ends, 10)).isEqualTo("STANDARD, old versions 10 to 40");
        assertThat(oldVersions("Enabled", "{'Status': 'Enabled', 'ExpirationInDays': 90}", 1000))
                .isEqualTo("STANDARD, old versions 90 to 36500");
        assertThat(oldVersions("Suspended", ends, 1000)).isEqualTo("none");
        assertThat(oldVersions("Enabled", "", 40_000)).isEqualTo("none");
    }

    private static String oldVersions(String status, String rules, int days) throws JsonProcessingException {
        Resource bucket =
                bucket("\"VersioningConfiguration\": {\"Status\": \"" + status + "\"}, ", rules.replace('\'', '"'));
        return StorageLife.of(bucket)
                .endingAfter(days)
                .oldVersions(bucket)
                .map(old -> old.name() + " " + old.fromDays() + " to " + old.toDays())
                .orElse("none");
    }

    /** The stages in words. */
    private record Life(StorageLife life) {
        String asItIs() {
            return words(life.stages());
        }

        String endingAfter(int days) {
            return words(life.endingAfter(days).stages());
        }

        private static String words(List<StorageLife.Stage> stages) {
            return String.join(
                    ", ",
                    stages.stream()
                            .map(stage -> stage.name() + " " + stage.fromDays() + " to " + stage.toDays())
                            .toList());
        }
    }

    private static Life life(String rules) throws JsonProcessingException {
        return new Life(StorageLife.of(bucket("", rules)));
    }

    private static Resource bucket(String before, String rules) throws JsonProcessingException {
        return new Resource(
                "stack",
                "Bucket",
                "stack/Bucket",
                "AWS::S3::Bucket",
                new ObjectMapper().readTree("{" + before + "\"LifecycleConfiguration\": {\"Rules\": [" + rules + "]}}"),
                Optional.empty());
    }
}
