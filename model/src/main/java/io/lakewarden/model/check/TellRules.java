package io.lakewarden.model.check;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Partition;
import io.lakewarden.model.Subscriber;
import io.lakewarden.model.Subscriber.Protocol;
import io.lakewarden.model.Topic;
import io.lakewarden.model.settings.Posture;
import io.lakewarden.model.text.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

    /**
     * What the internet does not lead to: a name without a dot or under an ending that is for networks of one's own (RFC 6761,
     * RFC 6762), and addresses of such networks and of the machine itself (RFC 6890).
     */
    private static final Pattern OF_NO_INTERNET =
            Pattern.compile("[^.]*|.*[.](internal|invalid|lan|local|localhost|test)"
                    + "|(0|10|127)([.][0-9]+){3}|(169[.]254|192[.]168|172[.](1[6-9]|2[0-9]|3[01]))([.][0-9]+){2}"
                    + "|100[.](6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])([.][0-9]+){2}");

    /** An environment in an account. */
    private record Case(Environment environment, String region, Partition partition) {
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
                        ? Stream.of(new Case(environment, aws.region(), aws.partition()))
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

    /** The environment's own may be one that is newer than these rules, which are content to warn of it. */
    static Stream<Violation> unknownRegion(Index index) {
        return cases(index)
                .flatMap(its -> its.each((subscriber, at) -> subscriber
                        .region()
                        .filter(region -> !EnvironmentRules.REGIONS.contains(region) && !region.equals(its.region()))
                        .map(region -> new Violation(
                                at,
                                "Cannot tell " + subscriber.written() + ": these rules know of no region " + region,
                                Spelling.nearest(region, EnvironmentRules.REGIONS)
                                        .map(name -> "did you mean " + name + "?")
                                        .orElse("name one that AWS has")))));
    }

    /** SNS calls from the internet. */
    static Stream<Violation> unreachable(Index index) {
        return cases(index)
                .flatMap(
                        its -> its.each(
                                (subscriber, at) -> subscriber
                                        .inClear()
                                        .map(TellRules::host)
                                        .filter(host -> OF_NO_INTERNET
                                                .matcher(host.toLowerCase(Locale.ROOT))
                                                .matches())
                                        .map(
                                                host -> new Violation(
                                                        at,
                                                        "Cannot tell an address of " + host
                                                                + ": SNS calls it from the internet, which does not lead there",
                                                        "name a host that is reached from there, or a queue or a function that calls this one"))));
    }

    private static String host(String address) {
        return BESIDE_HOST.matcher(address).replaceAll("").replaceFirst("[.]$", "");
    }

    /** No mailbox tells case apart, and SNS would write to both. */
    static Stream<Violation> twice(Index index) {
        return cases(index).flatMap(its -> {
            Set<String> seen = new HashSet<>();
            return its.each((subscriber, at) -> subscriber.protocol() == Protocol.EMAIL
                            && !seen.add(at.parent() + subscriber.written().toLowerCase(Locale.ROOT))
                    ? Optional.of(new Violation(
                            at,
                            "Cannot tell " + subscriber.written()
                                    + ": it stands in the list already, in upper and lower case of its own",
                            "remove one of the two"))
                    : Optional.empty());
        });
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
                                        + host(address)
                                        + " in clear: it has more than a host and a path of words, which may be a key",
                                "put it into a secret of Secrets Manager and write secret: and the secret's name, say"
                                        + " secret:oncall/address"))));
    }
}
