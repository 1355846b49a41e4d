package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.model.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates as files, so that a change of what is deployed is read in a review. */
class TemplateGoldenTest {
    private static final int LONGEST = 66_000;

    @ParameterizedTest
    @MethodSource("samples")
    void templatesAreAsReviewed(Sample sample) {
        sample.stacks()
                .forEach((stack, template) -> Golden.check(sample.name() + "/" + stack + ".json", masked(template)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void idsAreAContract(Sample sample) {
        StringBuilder ids = new StringBuilder();
        sample.stacks().forEach((stack, template) -> template.path("Resources")
                .fields()
                .forEachRemaining(resource -> ids.append(stack)
                        .append('/')
                        .append(resource.getKey())
                        .append("  ")
                        .append(resource.getValue().path("Type").asText())
                        .append('\n')));
        Golden.check(sample.name() + "/ids.txt", ids.toString());
    }

    @Test
    void goldensAreShortEnoughToBeRead() {
        samples().forEach(sample -> sample.stacks()
                .forEach((stack, template) -> assertThat(masked(template).length())
                        .as(sample.name() + "/" + stack)
                        .isLessThan(LONGEST)));
    }

    static Stream<Sample> samples() {
        return Stream.of(Sample.MINIMAL, Sample.COMPREHENSIVE);
    }

    /** The hash of an asset changes with every build of what it holds. */
    private static String masked(JsonNode template) {
        return template.toPrettyString().replaceAll("[0-9a-f]{64}", "HASH") + "\n";
    }
}
