package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.DesiredState;
import io.lakewarden.account.grants.Entry.Administrator;
import io.lakewarden.account.grants.Repair;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.evidence.Commit;
import io.lakewarden.cli.evidence.History;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Principal;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.cluster.ClusterProfile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of verbs that ask an account for its grants, and how they get there. */
final class LiveLake {
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:.+");
    private static final Pattern SESSION = Pattern.compile("arn:([a-z-]+):sts::(\\d{12}):assumed-role/([^/]+)/.*");

    @Option(names = "--env", paramLabel = "ENV", required = true, description = "Environment in an account.")
    private String name = "";

    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Day on which grants are looked at, since some expire (default: today, in UTC).")
    private Optional<LocalDate> on = Optional.empty();

    @Option(
            names = "--administrator",
            paramLabel = "ARN",
            description =
                    "Somebody who is meant to be an administrator of Lake Formation besides the deployment's role.")
    private List<String> administrators = List.of();

    @Option(
            names = "--read-only-administrator",
            paramLabel = "ARN",
            description = "Somebody who is meant to be a read-only administrator of Lake Formation.")
    private List<String> readOnlyAdministrators = List.of();

    @Mixin
    private Clusters clusters;

    /** What the definition says, and by the last day of each grant that has ended what it said on that day. */
    record Said(
            String platform,
            Environment environment,
            LocalDate on,
            DesiredState desired,
            SortedMap<LocalDate, DesiredState> earlier,
            History history) {}

    Said said(Console console) {
        administrators.forEach(arn -> requireLasting("--administrator", arn));
        readOnlyAdministrators.forEach(arn -> requireLasting("--read-only-administrator", arn));
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment environment = AwsEnvironment.named(checked.platform(), name);
        LocalDate day = on.orElseGet(Today::inUtc);
        SortedMap<LocalDate, DesiredState> earlier = new TreeMap<>();
        lastDays(checked)
                .filter(last -> last.isBefore(day))
                .distinct()
                .forEach(last -> earlier.put(last, desired(checked, environment, last)));
        return new Said(
                checked.platform().name(),
                environment,
                day,
                desired(checked, environment, day),
                earlier,
                new GitHistory(console.dir()).ofDefinition());
    }

    /** Lake Formation knows roles and users by ARNs of IAM; a session passes, and does not tell its role's path. */
    private static void requireLasting(String option, String arn) {
        Matcher session = SESSION.matcher(arn);
        if (session.matches()) {
            throw CommandFailed.usage("Invalid " + option + ": got " + arn + ", a session; expected its role, arn:"
                    + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3)
                    + ", with the role's path before the name if it has one");
        }

        if (!ARN.matcher(arn).matches()) {
            throw CommandFailed.usage(
                    "Invalid " + option + ": got " + arn + ", expected an ARN as arn:aws:iam::123456789012:role/name");
        }
    }

    /** What was asked of whom, when, by whom, and with which definition; all that a command line says besides it, too. */
    ObjectNode about(Said said, AwsSession session) {
        ObjectNode about = Json.object()
                .put("env", said.environment().name())
                .put("platform", said.platform())
                .put("account", session.account())
                .put("region", session.region())
                .put("caller", session.caller())
                .put("on", said.on().toString())
                .put("lookedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", said.history().head().map(Commit::id).orElse(""));
        said.history().uncommitted().forEach(about.putArray("uncommitted")::add);
        administrators.stream().sorted().distinct().forEach(about.putArray("administrators")::add);
        readOnlyAdministrators.stream().sorted().distinct().forEach(about.putArray("readOnlyAdministrators")::add);
        clusters.besidesPipelines().stream().map(ClusterProfile::word).sorted().forEach(about.putArray("with")::add);
        return about;
    }

    /** Refuses a day but today: what has ended would be given again, and what has not would be taken. */
    void refuseAnotherDay() {
        on.filter(day -> day.isAfter(Today.inUtc())).ifPresent(day -> {
            throw CommandFailed.usage("Invalid --on: got " + day + " with --apply, and what holds until then would be "
                    + "revoked today; expected no day after today");
        });
        on.filter(day -> day.isBefore(Today.inUtc())).ifPresent(day -> {
            throw CommandFailed.usage("Invalid --on: got " + day + " with --apply, and what has ended since would be "
                    + "given again; expected no day before today");
        });
    }

    private List<Administrator> administrators() {
        return Stream.concat(
                        administrators.stream().map(arn -> new Administrator(arn, false)),
                        readOnlyAdministrators.stream().map(arn -> new Administrator(arn, true)))
                .toList();
    }

    private DesiredState desired(CheckedPlatform checked, Environment environment, LocalDate day) {
        return DesiredState.of(
                checked.platform(),
                environment,
                LakeFormationPlane.compiled(checked, environment, day, clusters.besidesPipelines()),
                IamPlane.compiled(checked, environment, day, clusters.besidesPipelines())
                        .path(),
                administrators());
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
    static <T> T asking(Console console, Environment environment, Function<AwsSession, T> question) {
        try (AwsSession session = LiveEnvironment.session(console, environment)) {
            return question.apply(session);
        } catch (AccountTrouble | Repair.Refused e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
