package io.lakewarden.security.ranger;

import io.lakewarden.security.ranger.Policy.Item;
import io.lakewarden.security.ranger.Policy.Kind;
import io.lakewarden.security.ranger.Policy.Resource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of policies whoever evaluates them: the limits of the service types, and nothing that order could change. */
final class Shape {
    private static final int MOST_RESOURCES_OF_EMRFS = 3;
    private static final int LONGEST_NAME = 255;

    private Shape() {}

    /** What is wrong with compiled policies, one sentence each. */
    static Stream<String> faults(Compiled compiled) {
        RangerPolicies policies = compiled.policies();
        List<Policy> shown = policies.hive().stream().filter(Shape::shows).toList();
        Stream<Policy> plain = Stream.of(policies.tag(), policies.emrSpark(), policies.emrfs())
                .flatMap(List::stream)
                .filter(Shape::shows);
        Stream<Policy> emrDenials = Stream.concat(policies.emrSpark().stream(), policies.emrfs().stream())
                .filter(policy -> !policy.deny().isEmpty());
        return Stream.of(
                        faults("has a filter or mask that is not enforced", plain),
                        faults("denies", emrDenials),
                        faults("names too many files", policies.emrfs().stream().filter(Shape::tooManyFiles)),
                        faults("is not about exactly one thing", shown.stream().filter(policy -> !exact(policy))),
                        faults("shows something to a role", shown.stream().filter(Shape::namesRoles)),
                        faults(
                                "is empty",
                                all(policies)
                                        .filter(policy -> policy.allow().isEmpty()
                                                && policy.deny().isEmpty())),
                        faults(
                                "has too long a name",
                                all(policies).filter(policy -> policy.name().length() > LONGEST_NAME)),
                        twice(
                                "name",
                                all(policies).map(policy -> policy.service().name() + "/" + policy.name())),
                        twice("target", all(policies).map(Shape::signature)),
                        firstMatches(shown))
                .flatMap(faults -> faults);
    }

    private static Stream<Policy> all(RangerPolicies policies) {
        return Stream.of(policies.hive(), policies.tag(), policies.emrSpark(), policies.emrfs())
                .flatMap(Collection::stream);
    }

    private static Stream<String> faults(String what, Stream<Policy> policies) {
        return policies.map(policy -> policy.service().type() + " policy '" + policy.name() + "' " + what);
    }

    private static boolean shows(Policy policy) {
        return policy.kind() != Kind.ACCESS
                || policy.allow().stream().anyMatch(item -> item.shows().isPresent());
    }

    private static boolean exact(Policy policy) {
        return policy.resources().values().stream()
                .map(Resource::values)
                .allMatch(values -> values.size() == 1 && !values.get(0).contains("*"));
    }

    private static boolean namesRoles(Policy policy) {
        return policy.allow().stream().anyMatch(item -> !item.roles().isEmpty());
    }

    private static boolean tooManyFiles(Policy policy) {
        return policy.resources().values().stream()
                        .mapToInt(resource -> resource.values().size())
                        .sum()
                > MOST_RESOURCES_OF_EMRFS;
    }

    private static String signature(Policy policy) {
        return policy.service().name() + " " + policy.kind() + " " + policy.resources() + " " + policy.period();
    }

    private static Stream<String> twice(String what, Stream<String> values) {
        Set<String> seen = new HashSet<>();
        return values.filter(value -> !seen.add(value)).map(value -> "two policies have the " + what + " " + value);
    }

    /** No two items that hold at one time show one thing to one reader: so it does not matter which is first. */
    private static Stream<String> firstMatches(List<Policy> shown) {
        Map<String, List<Policy>> byTarget =
                shown.stream().collect(Collectors.groupingBy(policy -> policy.kind() + " " + policy.resources()));
        return byTarget.entrySet().stream().flatMap(target -> target.getValue().stream()
                .flatMap(policy -> policy.allow().stream().flatMap(item -> item.users().stream()
                        .filter(user -> target.getValue().stream()
                                        .filter(other -> overlap(policy.period(), other.period()))
                                        .flatMap(other -> other.allow().stream())
                                        .map(Item::users)
                                        .filter(users -> users.contains(user))
                                        .count()
                                != 1)
                        .map(user -> user + " has two of " + target.getKey()))));
    }

    private static boolean overlap(Period one, Period other) {
        return !one.from().orElse(LocalDate.MIN).isAfter(other.to().orElse(LocalDate.MAX))
                && !other.from().orElse(LocalDate.MIN).isAfter(one.to().orElse(LocalDate.MAX));
    }
}
