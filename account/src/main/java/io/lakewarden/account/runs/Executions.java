package io.lakewarden.account.runs;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Execution.Failure;
import io.lakewarden.account.runs.Execution.Status;
import io.lakewarden.model.text.OneLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** The executions of an account and region. What is not there is empty; all else that fails is told as it is. */
public final class Executions {
    private static final int PAGE = 100;
    private static final int HISTORY_PAGE = 1000;
    private static final int WIDTH = 400;

    private final AwsSession session;
    private final SfnClient client;

    public Executions(AwsSession session) {
        this.session = session;
        this.client = session.client(SfnClient.builder());
    }

    /** The ARN of a machine of that name. */
    public String machineArn(String machine) {
        return arn("stateMachine:" + machine);
    }

    /** The ARN of an execution of a machine. */
    public String arn(String machine, String execution) {
        return arn("execution:" + machine + ":" + execution);
    }

    private String arn(String resource) {
        String partition = Region.of(session.region()).metadata().partition().id();
        return "arn:" + partition + ":states:" + session.region() + ":" + session.account() + ":" + resource;
    }

    /**
     * Starts an execution, or finds the one that has that name: to ask twice starts one.
     *
     * @return empty if there is no such machine
     */
    public Optional<Execution> start(String machine, String name, String input) {
        return session.call("start " + name + " of " + machine, () -> {
            try {
                return find(client.startExecution(request -> request.stateMachineArn(machineArn(machine))
                                .name(name)
                                .input(input))
                        .executionArn());
            } catch (ExecutionAlreadyExistsException e) {
                return find(arn(machine, name));
            } catch (StateMachineDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    /** The execution of that ARN, if there is one. */
    public Optional<Execution> find(String arn) {
        return session.call("read the execution " + arn, () -> {
            try {
                return Optional.of(execution(client.describeExecution(request -> request.executionArn(arn))));
            } catch (ExecutionDoesNotExistException | InvalidArnException e) {
                return Optional.empty();
            }
        });
    }

    /** The latest executions of a machine, the newest first, without their input; empty if there is no such machine. */
    public Optional<List<Execution>> latest(String machine, int most) {
        return list(machine, most, Optional.empty());
    }

    /** The latest of one status. */
    public Optional<List<Execution>> latest(String machine, int most, Status status) {
        return list(machine, most, Optional.of(status));
    }

    private Optional<List<Execution>> list(String machine, int most, Optional<Status> status) {
        ListExecutionsRequest.Builder request = ListExecutionsRequest.builder()
                .stateMachineArn(machineArn(machine))
                .maxResults(Math.min(most, PAGE));
        status.ifPresent(wanted -> request.statusFilter(wanted.name()));
        return session.call("list the executions of " + machine, () -> {
            try {
                return Optional.of(client.listExecutionsPaginator(request.build()).executions().stream()
                        .limit(most)
                        .map(Executions::execution)
                        .toList());
            } catch (StateMachineDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    /** Ends an execution; it runs no more of its states, and others end its cluster. Empty if there is no such one. */
    public Optional<Execution> stop(String arn, String cause) {
        boolean found = session.call("stop " + arn, () -> {
            try {
                client.stopExecution(
                        request -> request.executionArn(arn).error("Stopped").cause(cause));
                return true;
            } catch (ExecutionDoesNotExistException e) {
                return false;
            }
        });
        return found ? find(arn) : Optional.empty();
    }

    /** What happened after an event, in order. */
    public List<RunEvent> eventsAfter(String arn, long seen) {
        return session.call(
                "read the history of " + arn, () -> client
                        .getExecutionHistoryPaginator(
                                request -> request.executionArn(arn).maxResults(HISTORY_PAGE))
                        .events()
                        .stream()
                        .filter(event -> event.id() > seen)
                        .flatMap(Executions::event)
                        .toList());
    }

    private static Stream<RunEvent> event(HistoryEvent event) {
        if (event.stateEnteredEventDetails() != null) {
            return Stream.of(new RunEvent(
                    event.id(),
                    event.timestamp(),
                    RunEvent.Kind.ENTERED,
                    event.stateEnteredEventDetails().name()));
        }

        return failure(event).stream()
                .map(why -> new RunEvent(event.id(), event.timestamp(), RunEvent.Kind.FAILED, why));
    }

    private static Optional<String> failure(HistoryEvent event) {
        return switch (event.type()) {
            case TASK_FAILED ->
                Optional.of(words(
                        event.taskFailedEventDetails().error(),
                        event.taskFailedEventDetails().cause()));
            case TASK_TIMED_OUT ->
                Optional.of(words(
                        event.taskTimedOutEventDetails().error(),
                        event.taskTimedOutEventDetails().cause()));
            case TASK_SUBMIT_FAILED ->
                Optional.of(words(
                        event.taskSubmitFailedEventDetails().error(),
                        event.taskSubmitFailedEventDetails().cause()));
            default -> Optional.empty();
        };
    }

    private static String words(String error, String cause) {
        return OneLine.of(
                text(error).orElse("failed")
                        + text(cause).map(why -> ": " + why).orElse(""),
                WIDTH);
    }

    private static Execution execution(DescribeExecutionResponse described) {
        return new Execution(
                described.executionArn(),
                described.stateMachineArn(),
                described.name(),
                status(described.statusAsString()),
                described.startDate(),
                Optional.ofNullable(described.stopDate()),
                Optional.ofNullable(described.input()),
                text(described.error())
                        .or(() -> text(described.cause()))
                        .map(any -> new Failure(
                                text(described.error()).orElse(""),
                                text(described.cause()).orElse(""))));
    }

    private static Execution execution(ExecutionListItem item) {
        return new Execution(
                item.executionArn(),
                item.stateMachineArn(),
                item.name(),
                status(item.statusAsString()),
                item.startDate(),
                Optional.ofNullable(item.stopDate()),
                Optional.empty(),
                Optional.empty());
    }

    private static Status status(String word) {
        return Status.valueOf(word);
    }

    private static Optional<String> text(String text) {
        return Optional.ofNullable(text).filter(words -> !words.isBlank());
    }
}
