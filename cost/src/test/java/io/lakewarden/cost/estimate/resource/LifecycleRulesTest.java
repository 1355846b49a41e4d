package io.lakewarden.cost.estimate.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.Ours;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleRulesTest {
    @TempDir
    private Path folder;

    @Test
    void aRuleForSomeObjectsIsSaidWithWhatIsTakenOfIt() {
        assertThat(notes("Bronze", rule -> rule.put("Prefix", "tmp/").put("ExpirationInDays", 1)))
                .containsExactly(
                        "A rule of lake/bronzeBucket is for objects under tmp/: taken as if no object were among"
                                + " them");
        assertThat(notes(
                        "Bronze", rule -> rule.put("ObjectSizeLessThan", "1024").put("ExpirationInDays", 1)))
                .containsExactly(
                        "A rule of lake/bronzeBucket is for objects of certain sizes: taken as if no object were"
                                + " among them");
    }

    @Test
    void aRuleForAllObjectsOrForNoneOrInABucketThatNobodyFillsIsNot() {
        assertThat(notes("Bronze", rule -> rule.put("Prefix", "").put("ExpirationInDays", 1)))
                .isEmpty();
        assertThat(notes("Bronze", rule -> rule.put("Prefix", "tmp/")
                        .put("Status", "Disabled")
                        .put("ExpirationInDays", 1)))
                .isEmpty();
        assertThat(notes("Bronze", rule -> rule.put("Prefix", "tmp/")
                        .putObject("AbortIncompleteMultipartUpload")
                        .put("DaysAfterInitiation", 1)))
                .isEmpty();
        assertThat(notes("Artifacts", rule -> rule.put("Prefix", "tmp/").put("ExpirationInDays", 1)))
                .isEmpty();
    }

    private List<String> notes(String bucket, Consumer<ObjectNode> change) {
        return LifecycleRules.notes(
                        Ours.inventory(
                                        folder,
                                        resources -> change.accept(((ObjectNode)
                                                        resources.path(bucket).path("Properties"))
                                                .putObject("LifecycleConfiguration")
                                                .putArray("Rules")
                                                .addObject()
                                                .put("Status", "Enabled")))
                                .resources(),
                        List.of(Ours.load(Ours.gibibytes(512))))
                .toList();
    }
}
