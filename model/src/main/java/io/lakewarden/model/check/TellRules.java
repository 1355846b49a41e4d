package io.lakewarden.model.check;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Partition;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Topic;
import io.lakewarden.model.settings.Posture;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of who is told. */
final class TellRules {
    /** A part of a path that nobody would call a page: long, and with a digit. */
    private static final Pattern KEY = Pattern.compile("(?=[^/]*[0-9])[^/]{16,}");

    /** An environment in an account. */
    private record Case(Environment environment, Partition partition) {
        NodePath tell() {
            return Index.file(environment).to("tell");
        }

        /** A breach for each subscriber for which there is one. */
        Stream<Violation> each(BiFunction<Subscriber, NodePath, Optional<Violation>> breach) {
            return environment.subscribers().entrySet().stream().flatMap(topic -> topic.getValue().stream()
                    .flatMap(subscriber ->
                            breach.apply(subscriber, tell().to(topic.getKey().word(), subscriber.written())).stream()));
        }
    }

    private TellRules() {}

    private static Stream<Case> cases(Index index) {
        return index.platform().environments().stream()
                .flatMap(environment -> environment.home() instanceof Aws aws
                        ? Stream.of(new Case(environment, aws.partition()))
                        : Stream.empty());
    }

    /** What a topic says is lost where nobody listens; a list that is empty says that it may be. */
    static Stream<Violation> nobody(Index index) {
        return cases(index)
                .filter(its -> its.environment().settings().posture() != Posture.SANDBOX)
                .flatMap(its -> {
                    List<Topic> silent = Topic.in(its.partition()).stream()
                            .filter(topic -> !its.environment().subscribers().containsKey(topic))
                            .toList();
                    return silent.isEmpty() ? Stream.empty() : Stream.of(nobody(its, silent));
                });
    }

    private static Violation nobody(Case its, List<Topic> silent) {
        String example = silent.stream()
                .map(topic -> topic.word() + ": [oncall@example.com]")
                .collect(Collectors.joining(", "));
        return new Violation(
                its.tell(),
                "Cannot reach anybody with the "
                        + silent.stream().map(Topic::word).collect(Collectors.joining(", ")) + " of "
                        + its.environment().name() + ": nobody is named",
                "write for example tell: {" + example + "}, with [] where nobody shall be told");
    }

    static Stream<Violation> costsUnwatched(Index index) {
        return cases(index)
                .filter(its -> !Topic.in(its.partition()).contains(Topic.COSTS))
                .filter(its -> !its.environment().subscribers(Topic.COSTS).isEmpty())
                .map(its -> new Violation(
                        its.tell().to(Topic.COSTS.word()),
                        "Cannot tell anybody the costs of " + its.environment().name()
                                + ": AWS's budgets and its watch for anomalies are not in the partition "
                                + its.partition().word(),
                        "remove it"));
    }

    static Stream<Violation> ofAnotherPartition(Index index) {
        return cases(index)
                .flatMap(its -> its.each((subscriber, at) -> subscriber
                        .partition()
                        .filter(partition -> !partition.equals(its.partition().word()))
                        .map(partition -> new Violation(
                                at,
                                "Cannot tell " + subscriber.written() + ": it is in the partition " + partition
                                        + ", and " + its.environment().name() + " in "
                                        + its.partition().word(),
                                "name one that is there"))));
    }

    /** The definition is read by many, and so are templates: who has the key can raise an alarm in another's name. */
    static Stream<Violation> keyInClear(Index index) {
        return cases(index)
                .flatMap(its -> its.each((subscriber, at) -> subscriber
                        .inClear()
                        .filter(TellRules::holdsKey)
                        .map(address -> new Violation(
                                at,
                                "Cannot write an address of " + address.getHost()
                                        + " in clear: it has a user, a query, a fragment or a part that looks like a key",
                                "put it into a secret of Secrets Manager and write secret: and the secret's name, say"
                                        + " secret:oncall/address"))));
    }

    private static boolean holdsKey(URI address) {
        return address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || Stream.of(address.getRawPath().split("/"))
                        .anyMatch(part -> KEY.matcher(part).matches());
    }
}
