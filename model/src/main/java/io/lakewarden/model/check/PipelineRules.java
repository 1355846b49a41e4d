package io.lakewarden.model.check;

import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Principal;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.text.Spelling;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold of a pipeline as a whole. */
final class PipelineRules {
    private PipelineRules() {}

    static Stream<Violation> duplicate(Index index) {
        Map<String, Placed<Pipeline>> first = new HashMap<>();
        return index.pipelines()
                .filter(pipeline -> first.putIfAbsent(pipeline.value().name(), pipeline) != null)
                .map(pipeline -> new Violation(
                        pipeline.at(),
                        "Cannot define the pipeline " + pipeline.value().name() + " again: it stands already in "
                                + first.get(pipeline.value().name()).at().file(),
                        "rename one of the two"));
    }

    static Stream<Violation> deliveredBy(Index index) {
        List<String> accounts = accounts(index);
        return index.pipelines().flatMap(pipeline -> pipeline.value().deliveredBy().stream()
                .flatMap(account -> unfitToDeliver(index, accounts, account)
                        .map(remedy -> new Violation(
                                pipeline.at().to("deliveredBy", account),
                                "Cannot let " + account + " deliver to "
                                        + pipeline.value().name() + ": " + remedy.why(),
                                remedy.what()))
                        .stream()));
    }

    private record Remedy(String why, String what) {}

    private static Optional<Remedy> unfitToDeliver(Index index, List<String> accounts, String account) {
        if (!accounts.contains(account)) {
            return Optional.of(new Remedy("no such service account", Spelling.remedy(account, accounts)));
        }

        return index.pipelines()
                .map(Placed::value)
                .filter(pipeline -> pipeline.runAs().equals(account))
                .findFirst()
                .map(pipeline -> new Remedy(
                        "it runs " + pipeline.name() + ", and who runs a pipeline writes no files that one reads",
                        "name an account that only delivers"));
    }

    private static List<String> accounts(Index index) {
        return index.platform().principals().stream()
                .filter(principal -> principal.match(user -> false, group -> false, account -> true))
                .map(Principal::name)
                .toList();
    }

    static Stream<Violation> runAs(Index index) {
        List<String> accounts = accounts(index);
        return index.pipelines()
                .filter(pipeline -> !accounts.contains(pipeline.value().runAs()))
                .map(pipeline -> new Violation(
                        pipeline.at().to("runAs"),
                        "Cannot run " + pipeline.value().name() + " as "
                                + pipeline.value().runAs() + ": no such service account",
                        Spelling.remedy(pipeline.value().runAs(), accounts)));
    }

    static Stream<Violation> slaOverTimeout(Index index) {
        return index.pipelines()
                .filter(pipeline ->
                        pipeline.value().sla().compareTo(pipeline.value().timeout()) > 0)
                .map(pipeline -> new Violation(
                        pipeline.at().to("slaMinutes"),
                        "Invalid slaMinutes: got " + pipeline.value().sla().toMinutes()
                                + ", expected at most the pipeline's timeout of "
                                + pipeline.value().timeout().toMinutes(),
                        "raise timeoutMinutes or lower slaMinutes"));
    }

    static Stream<Violation> runAsExpires(Index index) {
        return index.pipelines()
                .flatMap(pipeline -> index
                        .principal(pipeline.value().runAs())
                        .flatMap(Principal::expires)
                        .map(day -> new Violation(
                                pipeline.at().to("runAs"),
                                "Cannot run " + pipeline.value().name() + " after " + day + ": the service account "
                                        + pipeline.value().runAs() + " expires",
                                "remove its expires, or run it as another account"))
                        .stream());
    }

    static Stream<Violation> schedule(Index index) {
        return index.pipelines().flatMap(pipeline -> pipeline.value().schedule().stream()
                .flatMap(schedule -> Schedule.problem(schedule).stream())
                .map(problem -> new Violation(
                        pipeline.at().to("schedule"),
                        "Invalid schedule: " + problem,
                        "write for example cron(30 2 * * ? *)")));
    }
}
