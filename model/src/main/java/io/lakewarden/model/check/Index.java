package io.lakewarden.model.check;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Grant;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.PolicyTest;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A platform as the rules look at it: everything by its name, and each thing with where it stands. */
final class Index {
    /** Where the platform's own file is. */
    static final NodePath PLATFORM = NodePath.of("platform/platform.yaml");

    /** Something and where it stands. */
    record Placed<T>(T value, NodePath at) {}

    /** A step with its pipeline. */
    record PlacedStep(Pipeline pipeline, Step step, NodePath at) {}

    private final Platform platform;
    private final Map<DatasetId, Dataset> datasets;
    private final Map<String, Principal> principals;
    private final SortedSet<String> datasetNames;
    private final Map<String, List<Grant>> grantsByPrincipal;

    Index(Platform platform) {
        this.platform = platform;
        this.datasets = platform.datasets()
                .collect(Collectors.toMap(Dataset::id, Function.identity(), (first, second) -> first, TreeMap::new));
        this.principals = platform.principals().stream()
                .collect(
                        Collectors.toMap(Principal::name, Function.identity(), (first, second) -> first, TreeMap::new));
        this.datasetNames =
                datasets.keySet().stream().map(DatasetId::toString).collect(Collectors.toCollection(TreeSet::new));
        this.grantsByPrincipal = grants().map(Placed::value).collect(Collectors.groupingBy(Grant::to));
    }

    Platform platform() {
        return platform;
    }

    static NodePath file(Domain domain) {
        return NodePath.of("platform/domains/" + domain.name() + ".yaml");
    }

    static NodePath file(Environment environment) {
        return NodePath.of("platform/environments/" + environment.name() + ".yaml");
    }

    static NodePath principal(Principal principal) {
        String kind = principal.match(user -> "users", group -> "groups", account -> "serviceAccounts");
        return PLATFORM.to("principals", kind, principal.name());
    }

    Stream<Placed<Dataset>> datasets() {
        return platform.domains().stream().flatMap(domain -> domain.datasets().stream()
                .map(dataset -> new Placed<>(dataset, file(domain).to("datasets", dataset.id()))));
    }

    Stream<Placed<Grant>> grants() {
        return platform.domains().stream()
                .flatMap(domain -> IntStream.range(0, domain.grants().size())
                        .mapToObj(index -> new Placed<>(
                                domain.grants().get(index), file(domain).to("grants", index))));
    }

    Stream<Placed<PolicyTest>> policyTests() {
        return platform.domains().stream()
                .flatMap(domain -> IntStream.range(0, domain.policyTests().size())
                        .mapToObj(index -> new Placed<>(
                                domain.policyTests().get(index), file(domain).to("policyTests", index))));
    }

    /** What is granted or denied to a principal by its own name. */
    List<Grant> grantsTo(String principal) {
        return grantsByPrincipal.getOrDefault(principal, List.of());
    }

    Stream<Placed<Pipeline>> pipelines() {
        return platform.domains().stream().flatMap(domain -> domain.pipelines().stream()
                .map(pipeline -> new Placed<>(pipeline, file(domain).to("pipelines", pipeline.name()))));
    }

    Stream<PlacedStep> steps() {
        return pipelines().flatMap(pipeline -> pipeline.value().steps().stream()
                .map(step ->
                        new PlacedStep(pipeline.value(), step, pipeline.at().to("steps", step.name()))));
    }

    Stream<Placed<Placement>> placements(Environment environment) {
        return environment.placements().stream()
                .map(placement -> new Placed<>(placement, file(environment).to("pipelines", placement.pipeline())));
    }

    /** A dataset; one whose columns could not be read counts as missing no column, see {@link #lacks}. */
    Optional<Dataset> dataset(DatasetId id) {
        return Optional.ofNullable(datasets.get(id));
    }

    Optional<Principal> principal(String name) {
        return Optional.ofNullable(principals.get(name));
    }

    /** Whether a dataset has columns, and not this one. */
    static boolean lacks(Dataset dataset, String column) {
        return !dataset.columns().isEmpty() && dataset.column(column).isEmpty();
    }

    static List<String> columns(Dataset dataset) {
        return dataset.columns().stream().map(Column::name).toList();
    }

    boolean hasZone(String name) {
        return zones().isEmpty() || zones().contains(name);
    }

    List<String> zones() {
        return platform.zones().stream().map(zone -> zone.name()).toList();
    }

    List<String> classifications() {
        return platform.classifications().stream()
                .map(classification -> classification.name())
                .toList();
    }

    SortedSet<String> datasetNames() {
        return datasetNames;
    }

    List<String> principalNames() {
        return List.copyOf(principals.keySet());
    }

    /** The principals that can act: users and service accounts. */
    List<String> userNames() {
        return principals.values().stream()
                .filter(principal -> principal.match(user -> true, group -> false, account -> true))
                .map(Principal::name)
                .toList();
    }

    /** The datasets that a scope touches. */
    Stream<Dataset> covered(Scope scope) {
        return scope.match(
                zone -> datasets.values().stream()
                        .filter(dataset -> dataset.id().zone().equals(zone.zone())),
                one -> dataset(one.dataset()).stream(),
                tags -> datasets.values().stream()
                        .filter(dataset -> covered(scope, dataset).findAny().isPresent()));
    }

    /** The columns of one of the datasets of {@link #covered} that a scope touches. */
    static Stream<Column> covered(Scope scope, Dataset dataset) {
        return dataset.columns().stream().filter(column -> scope.covers(dataset, column));
    }
}
