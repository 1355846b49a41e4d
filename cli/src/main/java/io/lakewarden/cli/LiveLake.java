package io.lakewarden.cli;

import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.aws.Connection;
import io.lakewarden.account.grants.DesiredState;
import io.lakewarden.account.grants.Repair;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Principal;
import io.lakewarden.model.check.CheckedPlatform;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of verbs that ask an account for its grants, and how they get there. */
final class LiveLake {
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:(iam|sts)::\\d{12}:.+");

    @Option(names = "--env", paramLabel = "ENV", required = true, description = "Environment in an account.")
    private String name = "";

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Day on which grants are looked at, since some expire (default: today).")
    private Optional<LocalDate> on = Optional.empty();

    @Option(
            names = "--administrator",
            paramLabel = "ARN",
            description =
                    "Somebody who is meant to be an administrator of Lake Formation besides the deployment's role.")
    private List<String> administrators = List.of();

    @Mixin
    private Clusters clusters;

    /** What the definition says, and by the last day of each grant that has ended what it said on that day. */
    record Said(
            Environment environment, LocalDate on, DesiredState desired, SortedMap<LocalDate, DesiredState> earlier) {}

    Said said(Console console) {
        administrators.stream()
                .filter(arn -> !ARN.matcher(arn).matches())
                .findFirst()
                .ifPresent(arn -> {
                    throw CommandFailed.usage("Invalid --administrator: got " + arn
                            + ", expected an ARN as arn:aws:iam::123456789012:role/name");
                });
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment environment = AwsEnvironment.named(checked.platform(), name);
        LocalDate day = on.orElseGet(LocalDate::now);
        SortedMap<LocalDate, DesiredState> earlier = new TreeMap<>();
        lastDays(checked)
                .filter(last -> last.isBefore(day))
                .distinct()
                .forEach(last -> earlier.put(last, desired(checked, environment, last)));
        return new Said(environment, day, desired(checked, environment, day), earlier);
    }

    private DesiredState desired(CheckedPlatform checked, Environment environment, LocalDate day) {
        return DesiredState.of(
                checked.platform(),
                environment,
                LakeFormationPlane.compiled(checked, environment, day, clusters.besidesPipelines()),
                IamPlane.compiled(checked, environment, day, clusters.besidesPipelines())
                        .path(),
                administrators);
    }

    private static Stream<LocalDate> lastDays(CheckedPlatform checked) {
        return Stream.concat(
                checked.platform().principals().stream().map(Principal::expires).flatMap(Optional::stream),
                checked.platform().domains().stream()
                        .flatMap(domain -> domain.grants().stream())
                        .map(Grant::expires)
                        .flatMap(Optional::stream));
    }

    /** Asks the account; what goes wrong there is told in one line. */
    static <T> T asking(Environment environment, Function<AwsSession, T> question) {
        try (AwsSession session = AwsSession.open(environment, Connection.standard())) {
            return question.apply(session);
        } catch (AccountTrouble | Repair.Refused e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
