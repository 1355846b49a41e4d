package io.lakewarden.model.check;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Partition;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Topic;
import io.lakewarden.model.settings.Posture;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of who is told. */
final class TellRules {
    /** A host, and a path whose parts are words: none is long and has a digit, as keys do. */
    private static final Pattern PLAIN =
            Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/(?!(?=[^/]*[0-9])[^/]{16})[A-Za-z0-9._~%-]*)*");

    private static final Pattern BESIDE_HOST = Pattern.compile("https://([^/?#]*@)?|[:/?#].*");

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
        return new Violation(
                its.tell(),
                "Cannot reach anybody with the "
                        + silent.stream().map(Topic::word).collect(Collectors.joining(", ")) + " of "
                        + its.environment().name() + ": nobody is named",
                "write for example " + silent.get(0).word()
                        + ": [oncall@example.com] under tell, and [] where nobody shall be told");
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
                        .filter(address -> !PLAIN.matcher(address).matches())
                        .map(address -> new Violation(
                                at,
                                "Cannot write an address of "
                                        + BESIDE_HOST.matcher(address).replaceAll("")
                                        + " in clear: it has more than a host and a path of words, which may be a key",
                                "put it into a secret of Secrets Manager and write secret: and the secret's name, say"
                                        + " secret:oncall/address"))));
    }
}
