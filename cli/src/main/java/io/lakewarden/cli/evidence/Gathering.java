package io.lakewarden.cli.evidence;

import io.lakewarden.cli.evidence.Evidence.Checkout;
import io.lakewarden.cli.evidence.Evidence.ClassifiedColumn;
import io.lakewarden.cli.evidence.Evidence.Denial;
import io.lakewarden.cli.evidence.Evidence.Drift;
import io.lakewarden.cli.evidence.Evidence.Entry;
import io.lakewarden.cli.evidence.Evidence.GapEntry;
import io.lakewarden.cli.evidence.Evidence.Membership;
import io.lakewarden.cli.evidence.Evidence.Person;
import io.lakewarden.cli.evidence.Evidence.Sight;
import io.lakewarden.cli.evidence.Evidence.Since;
import io.lakewarden.cli.evidence.Evidence.Test;
import io.lakewarden.cli.evidence.Evidence.TestedRule;
import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Grant;
import io.lakewarden.model.IamRole;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Position;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Principal.Group;
import io.lakewarden.model.check.emr.Tested;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.AccessCheck;
import io.lakewarden.security.access.Answer;
import io.lakewarden.security.gap.Gap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts together what a report says, by the reference decision; the difference to an earlier one is added to it. */
final class Gathering {
    private final Asked asked;
    private final Platform platform;
    private final Places places;
    private final Access access;
    private final SortedMap<LocalDate, Access> later = new TreeMap<>();
    private final List<Numbered> all;
    private final List<Sight> sights = new ArrayList<>();
    private final List<Denial> denials = new ArrayList<>();
    private final Set<String> named = new TreeSet<>();

    /** A grant with the name that the page gives it. */
    private record Numbered(String id, Grant grant, Origin origin) {}

    private Gathering(Asked asked) {
        this.asked = asked;
        this.platform = asked.definition().platform();
        this.places = new Places(asked.definition(), asked.history());
        this.access = Access.of(platform, asked.on());
        this.all = numbered();
    }

    static Evidence of(Asked asked, Drift drift) {
        return new Gathering(asked).evidence(drift);
    }

    private Evidence evidence(Drift drift) {
        List<ClassifiedColumn> columns = columns();
        List<Principal> acting =
                platform.principals().stream().filter(this::acts).toList();
        columns.forEach(column -> acting.forEach(principal -> look(principal, column)));
        Set<String> seeing = Stream.concat(
                        sights.stream().map(Sight::principal), denials.stream().map(Denial::principal))
                .collect(Collectors.toCollection(TreeSet::new));
        Aws home = (Aws) asked.environment().home();
        return new Evidence(
                Evidence.FORMAT,
                platform.name(),
                asked.environment().name(),
                home.account(),
                home.region(),
                asked.on().toString(),
                new Checkout(
                        asked.history().head().stream().toList(),
                        asked.history().uncommitted()),
                asked.with().stream().map(ClusterProfile::word).sorted().toList(),
                columns,
                sights,
                denials,
                entries(),
                acting.stream()
                        .filter(principal -> seeing.contains(principal.name()))
                        .map(this::person)
                        .toList(),
                memberships(seeing),
                asked.gaps().stream().map(Gathering::entry).toList(),
                overrides(),
                drift,
                tests(),
                Since.nothing());
    }

    /** Users and service accounts; of groups those with a role that its members share in this environment. */
    private boolean acts(Principal principal) {
        return IamRole.of(platform, asked.environment(), principal).isPresent();
    }

    private List<Numbered> numbered() {
        List<Numbered> grants = new ArrayList<>();
        for (Domain domain : platform.domains()) {
            for (int index = 0; index < domain.grants().size(); index++) {
                grants.add(new Numbered(
                        "G" + (grants.size() + 1), domain.grants().get(index), places.grant(domain, index)));
            }
        }

        return grants;
    }

    private List<ClassifiedColumn> columns() {
        return platform.domains().stream()
                .flatMap(domain -> domain.datasets().stream().flatMap(dataset -> dataset.columns().stream()
                        .filter(column -> !column.classifications().isEmpty())
                        .map(column -> column(domain, dataset, column))))
                .sorted((one, other) -> one.dataset().compareTo(other.dataset()))
                .toList();
    }

    private ClassifiedColumn column(Domain domain, Dataset dataset, Column column) {
        return new ClassifiedColumn(
                dataset.id().toString(),
                column.name(),
                column.classifications(),
                places.classifications(domain, dataset.id(), column.name()));
    }

    private void look(Principal principal, ClassifiedColumn column) {
        Answer answer = access.decide(principal.name(), Action.READ, DatasetId.of(column.dataset()), column.column());
        List<String> grants = all.stream()
                .filter(one -> answer.decidedBy().contains(one.grant()))
                .map(Numbered::id)
                .toList();
        named.addAll(grants);
        if (answer.allowed()) {
            sights.add(new Sight(
                    principal.name(),
                    column.dataset(),
                    column.column(),
                    PlainWords.of(answer.mask()),
                    PlainWords.rows(answer.rows()),
                    answer.rows().map(Object::toString).orElse(""),
                    day(lastDay(principal, column, answer)),
                    grants));
        } else if (!grants.isEmpty()) {
            denials.add(new Denial(principal.name(), column.dataset(), column.column(), grants));
        }
    }

    /** The last day on which somebody sees of a column what they see now. */
    private Optional<LocalDate> lastDay(Principal principal, ClassifiedColumn column, Answer now) {
        return Stream.concat(principal.expires().stream(), all.stream().flatMap(one -> one.grant().expires().stream()))
                .filter(day -> !day.isBefore(asked.on()))
                .sorted()
                .distinct()
                .filter(day -> {
                    Answer then = later.computeIfAbsent(day.plusDays(1), next -> Access.of(platform, next))
                            .decide(principal.name(), Action.READ, DatasetId.of(column.dataset()), column.column());
                    return then.allowed() != now.allowed()
                            || !then.mask().equals(now.mask())
                            || !then.rows().equals(now.rows());
                })
                .findFirst();
    }

    private List<Entry> entries() {
        return all.stream()
                .filter(one -> named.contains(one.id()))
                .map(one -> new Entry(
                        one.id(), one.grant().effect() == Grant.Effect.ALLOW, PlainWords.of(one.grant()), one.origin()))
                .toList();
    }

    private Person person(Principal principal) {
        return new Person(
                principal.name(),
                principal.match(user -> "user", group -> "group with a role of its own", account -> "service account"),
                principal.description(),
                day(principal.expires()),
                groups().filter(group -> group.members().contains(principal.name()))
                        .map(Group::name)
                        .toList(),
                places.principal(principal));
    }

    /** Of the groups that a grant named here is given to, and of those that are themselves named. */
    private List<Membership> memberships(Set<String> seeing) {
        Set<String> to = all.stream()
                .filter(one -> named.contains(one.id()))
                .map(one -> one.grant().to())
                .collect(Collectors.toSet());
        return groups().filter(group -> to.contains(group.name()) || seeing.contains(group.name()))
                .map(group -> new Membership(group.name(), group.members(), places.members(group.name())))
                .toList();
    }

    private Stream<Group> groups() {
        return platform.principals().stream()
                .flatMap(principal ->
                        principal.match(user -> Stream.<Group>empty(), Stream::of, account -> Stream.empty()));
    }

    private static GapEntry entry(Gap gap) {
        return new GapEntry(
                gap.plane().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                gap.code(),
                gap.principal(),
                gap.dataset().toString(),
                gap.asked(),
                gap.instead());
    }

    private List<TestedRule> overrides() {
        return Tested.allowed(platform).stream()
                .filter(allowed ->
                        allowed.environment().equals(asked.environment().name()))
                .map(allowed -> new TestedRule(allowed.rule().name(), allowed.cluster(), allowed.reason()))
                .toList();
    }

    private List<Test> tests() {
        Map<Position, Finding> failed = AccessCheck.findings(asked.definition(), asked.on()).stream()
                .collect(Collectors.toMap(Finding::position, Function.identity(), (one, other) -> one));
        return platform.domains().stream()
                .flatMap(domain -> IntStream.range(0, domain.policyTests().size())
                        .mapToObj(index -> {
                            Position at = places.test(domain, index);
                            Optional<Finding> why = Optional.ofNullable(failed.get(at));
                            return new Test(
                                    domain.policyTests().get(index).text(),
                                    why.isEmpty(),
                                    why.map(Finding::message).orElse(""),
                                    at.file() + ":" + at.line());
                        }))
                .toList();
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(Object::toString).orElse("");
    }
}
