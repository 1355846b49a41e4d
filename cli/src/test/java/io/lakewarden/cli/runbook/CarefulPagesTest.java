package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no page has anybody type, since it may end or lose what somebody needs. */
class CarefulPagesTest {
    /** EMR lists clusters "in unsorted order", fifty a call (EMR API Reference, ListClusters); text is queried page by page. */
    private static final String IN_PART = "takes a part of the clusters for all of them";

    private static final String BY_HAND = "ends a cluster by its id: ./lakewarden stop --left ends none that works";

    /** "Asynchronous processes are not affected" (EMR Management Guide, emr-cancel-steps). */
    private static final String HALF_ENDED = "ends the process that submitted a job, and leaves the job running";

    private static final String UNSEEN = "throws away messages that nobody has seen";

    @Test
    void noPageEndsOrLosesWhatSomebodyNeeds() {
        assertThat(Pages.in(Path.of("..")).all().stream()
                        .flatMap(page -> harm(new PageText(page.text())).map(harm -> page.file() + " " + harm)))
                .isEmpty();
    }

    @Test
    void eachOfTheseIsNoticedAndItsCarefulFormIsNot() {
        assertThat(harm(PageText.of(
                        "aws emr list-clusters --active --no-paginate --query 'Clusters[].Id' --output table",
                        "id=$(aws emr list-clusters --query 'Clusters[0].Id' --output text)",
                        "aws emr terminate-clusters --cluster-ids j-1",
                        "aws emr cancel-steps --cluster-id j-1 --step-ids s-1 --step-cancellation-option TERMINATE_PROCESS",
                        "aws sqs purge-queue --queue-url queue")))
                .containsExactly(IN_PART, IN_PART, BY_HAND, HALF_ENDED, UNSEEN);
        assertThat(harm(PageText.of(
                        "aws emr list-clusters --active --query 'Clusters[].Id' --output table",
                        "aws emr cancel-steps --cluster-id j-1 --step-ids s-1",
                        "./lakewarden stop --left --env prod --yes",
                        "aws sqs delete-message --queue-url queue --receipt-handle seen")))
                .isEmpty();
    }

    private static Stream<String> harm(PageText page) {
        return AwsCommand.of(page).map(AwsCommand::words).flatMap(words -> harm(words).stream());
    }

    private static Optional<String> harm(List<String> words) {
        return switch (words.get(1)) {
            case "list-clusters" ->
                words.contains("--no-paginate") || words.contains("text") ? Optional.of(IN_PART) : Optional.empty();
            case "terminate-clusters" -> Optional.of(BY_HAND);
            case "cancel-steps" -> words.contains("TERMINATE_PROCESS") ? Optional.of(HALF_ENDED) : Optional.empty();
            case "purge-queue" -> Optional.of(UNSEEN);
            default -> Optional.empty();
        };
    }
}
